// What the service sends and what the modules of the widget hand to each other: types that every
// module knows without importing them; read by tsc alone and never served.
//
// The modules: widget.js (the launcher) loads panel.js, which loads what is needed to ask:
// conversation.js (with what the device keeps), question.js, dom.js and the catalogue of one language,
// words.vi.json or words.en.json. answer.js comes with the first answer, then offers.js;
// listening.js when a question is spoken. Scripts and styles together stay under 25 kB gzipped: a new
// part says what it does in few words, its reasons stand here.
//
// - The launcher stays in a corner only where it covers little, and stands aside when something on the
//   host page that it covers has the focus. A browser may remember that an address failed: each try
//   to load the panel has its own.
// - A dialog on another site's page does not close with Esc by itself. Where there is little room it is
//   modal (what it covers cannot be reached), and its title has the focus first, not the box of the
//   question: no keyboard on the screen comes over it.
// - A host page's accent on which white cannot be read (WCAG 2.2, 1.4.3) is left out.
// - The same question after a failure keeps its request_id, so that it is answered once. A page that
//   slept does not wait for a connection that fell silent meanwhile.
// - The code and secret of a dossier go out with one request and are kept nowhere; typed in small
//   letters, with blanks or long dashes the code is the same.
// - Erasing the history takes back the questions left for staff, too; where the service cannot be told,
//   the session is kept so that erasing again does it.
// - An answer without one of its offers is still an answer. Numbers are read aloud in words in
//   Vietnamese alone. A file that the service cannot make of a kept answer is made of the answer sent.
// - Sources after the third are folded so that what follows them is near; a mark opens its source.
// - A browser adds no header to a WebSocket: the site's token stands in its address.

type Words = typeof import("./words.vi.json");
type Locale = "vi" | "en";

interface Official {
  id: string;
  number: string | null;
  year: number | null;
  kind: "law" | "procedure" | "news";
  title: string;
  issuer: string | null;
  issued: string | null;
  effective: string | null;
  expires: string | null;
  status: string;
  replaced_by: string | null;
  url: string | null;
}

interface Citation {
  provision_id: string;
  label: string;
  article: string | null;
  clause: string | null;
  point: string | null;
  annex: string | null;
  quote: string;
  start: number;
  end: number;
  document: Official;
}

interface Deadline {
  received: string;
  received_assumed: boolean;
  limit: { value: number; unit: keyof Words["units"] };
  due: string;
  status: keyof Words["states"];
  days_late: number;
  skipped: string[];
  provisional: boolean;
  procedure: string | null;
  case: string;
  provision_id: string | null;
}

/** The official text around a clause: GET /v1/provisions/{id}. */
interface Provision {
  label: string;
  document: Official;
  outline: { label: string; heading: string }[];
  text: string;
  /** In characters (code points) of `text`; null where it is on another page. */
  highlight: { start: number; end: number } | null;
  page: number;
  pages: number;
  versions: {
    kind: keyof Words["versionKinds"];
    label: string;
    since: string | null;
    until: string | null;
    status: string;
    id: string | null;
    url: string | null;
  }[];
}

/** What was heard: "transcript" of WS /v1/voice. */
interface Transcript {
  text: string;
  words: { text: string; uncertain: boolean }[];
  alternatives: string[];
}

/** A procedure that an answer is about; `url` is its page, where `online` says that it can be filed. */
interface Procedure {
  code: string;
  name: string;
  url?: string | null;
  online?: boolean;
  forms?: { form: string; paper: string }[];
}

/** The answer of POST /v1/ask. */
interface Reply {
  id: string;
  verdict: string;
  answer: string;
  statements: { text: string; citations: number[] }[];
  citations: Citation[];
  deadlines: Deadline[];
  procedures: Procedure[];
  choices: { label: string; question: string }[];
  follow_ups: string[];
  notices: string[];
}

/** What the host page says in the script's data-attributes. */
interface Settings {
  base: string;
  agency: string;
  token: string;
  locality: string;
  locale: string;
  accent: string;
  full: boolean;
}

type Wish = RequestInit & { json?: object };

/** What every module of the widget is given. */
interface Shell {
  words: Words;
  locale: Locale;
  /** Address of the service, without a slash at its end. */
  base: string;
  agency: string;
  /** Of the site that embeds the widget, or "". */
  token: string;
  /** The province or commune that the citizen or the host page names, or "". */
  locality(): string;
  root: ShadowRoot;
  /** Says a sentence once to those who do not see the page. */
  announce(sentence: string): void;
  /** Asks a question as if the citizen had sent it. */
  ask(question: string): void;
  /** Puts text into the box of the question, for the citizen to correct, and goes there. */
  write(text: string): void;
  /** fetch() of a path of the service, with the site's token; `json` is posted. */
  request(path: string, options?: Wish): Promise<Response>;
  /** The JSON of a reply, problems too; {} when the service cannot be reached. */
  told(path: string, options?: Wish): Promise<any>;
}

interface Question {
  question: string;
  locale: Locale;
  request_id?: string;
  asked_on?: string;
  locality?: string;
  session?: string;
  history?: { question: string; answer: string }[];
  case?: { code: string; secret: string };
}

/** A question and its answer as the citizen's device keeps them. */
interface Turn {
  question: string;
  reply: Reply;
  /** When it was answered, in milliseconds. */
  at: number;
  /** About a dossier, or another's: shown, never kept. */
  own?: boolean;
}

interface Outcome {
  reply?: Reply;
  problem?: string;
}

type Open = (root: ShadowRoot, settings: Settings, launcher: HTMLElement) => Promise<{ show(): void }>;

/** What the device keeps; null where it keeps nothing, or what is not ours. */
interface Keepings {
  turns: Turn[];
  pending: { question: Question; at: number };
  /** When the conversation of now began, in milliseconds. */
  since: number;
  /** Of questions left for staff, the newest last. */
  codes: string[];
  session: string;
  view: View;
}
type Kept = <Name extends keyof Keepings>(name: Name) => Keepings[Name] | null;
type Keep = <Name extends keyof Keepings>(name: Name, value: Keepings[Name] | null) => void;

type Child = Node | string | null | undefined | false;

/** "p.hint.facts" is a p of two classes; `properties` with a hyphen are attributes; of the children, what is not there is left out. */
type Make = <Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag | `${Tag}.${string}`,
  properties?: Record<string, any>,
  ...children: Child[]
) => HTMLElementTagNameMap[Tag];

/** `tell` says what happens meanwhile; neither reply nor problem comes when it was stopped. */
type Ask = (
  question: Question,
  shell: Shell,
  tell: (sentence: string) => void,
  stop: AbortSignal,
) => Promise<Outcome>;

/** `lookUp` resolves to what went wrong, or "". */
type DrawDossier = (words: Words, lookUp: (code: string, secret: string) => Promise<string>) => Node;

type DrawOfAnswer = (reply: Reply, shell: Shell) => Node;

/** What is loaded after an answer is drawn. */
type Offers = typeof import("./offers.js");

/** How the citizen wants to see the widget. */
interface View {
  locale?: string;
  text?: string;
  theme?: string;
  contrast?: boolean;
  keep?: boolean;
}
