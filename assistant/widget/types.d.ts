// What the service sends and what the modules of the widget hand to each other: types that every
// module knows without importing them; read by tsc alone.

type Words = typeof import("./words.js").vi;
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
  /** fetch() of a path of the service, with the site's token. */
  request(path: string, options?: RequestInit): Promise<Response>;
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

type DrawOfAnswer = (reply: Reply, shell: Shell) => Node;
type DrawOfSource = (citation: Citation, shell: Shell) => Node;
type DrawOfPanel = (shell: Shell) => Node;

/** A module that adds to an answer, a source, the box of the question or the panel. */
interface Extra<Subject> {
  when(subject: Subject): boolean;
  load(): Promise<{ draw: (subject: Subject, shell: Shell) => Node }>;
}

/** How the citizen wants to see the widget. */
interface View {
  locale?: string;
  text?: string;
  theme?: string;
  contrast?: boolean;
  keep?: boolean;
}
