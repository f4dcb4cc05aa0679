// A page of another site that embeds the widget under the strictest policy that lets it in.

import { createServer } from "node:http";

/** Styles that would break what is not shielded from them. */
const HOSTILE = "html { font-size: 62.5% } * { color: rgb(255, 0, 0) !important; line-height: 1 } button { display: none } #corner { position: fixed; inset: auto 60px 30px auto }";

/**
 * @param {string} service its address
 * @param {string} attributes of the script
 */
export async function host(service, attributes) {
  const links = Array.from({ length: 12 }, (_, at) => `<p>Tin số ${at} <a href="#${at}">Xem tiếp</a></p>`);
  const html = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>Cổng thông tin</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="/host.css"></head>
    <body><main><h1>Cổng thông tin</h1>${links.join("")}<p id="corner"><a href="#corner">Ở góc</a></p></main>
    <script src="${service}/widget.js" ${attributes} async></script></body></html>`;
  const server = createServer((request, response) => {
    const style = request.url === "/host.css";
    response.setHeader("Content-Type", style ? "text/css" : "text/html; charset=utf-8");
    response.setHeader(
      "Content-Security-Policy",
      ["default-src 'none'", `style-src 'self' ${service}`, ...["script", "connect", "img", "font"].map((what) => `${what}-src ${service}`)].join("; "),
    );
    response.end(style ? HOSTILE : html);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  return { address: `http://127.0.0.1:${port}/`, close: () => server.close() };
}
