/** The programs that wardrail can drive, what each is for, and what a user goes without when it is missing. */
export interface Tool {
  readonly name: string;
  /** Names the program goes by on PATH, preferred first. */
  readonly programs: readonly string[];
  /** Argument list that prints the version. */
  readonly versionArguments: readonly string[];
  /** The oldest version known to work. */
  readonly atLeast: string;
  readonly neededFor: string;
  readonly withoutIt: string;
  readonly getIt: string;
}

export const tools = [
  {
    name: "node",
    programs: ["node"],
    versionArguments: ["--version"],
    atLeast: "22.18.0",
    neededFor:
      "pulumi preview and pulumi up, which run the programs with the Node on PATH (wardrail itself brings its own)",
    withoutIt: "the Pulumi CLI cannot run the stacks; every wardrail command works",
    getIt: "put this project's node_modules/.bin first on PATH, or install Node 24",
  },
  {
    name: "pulumi",
    programs: ["pulumi"],
    versionArguments: ["version"],
    atLeast: "3.257.0",
    neededFor: "pulumi preview and pulumi up",
    withoutIt: "nothing can be deployed; rendering, audit, forecast and reports work",
    getIt: "https://www.pulumi.com/docs/install/",
  },
  {
    name: "promtool",
    programs: ["promtool"],
    versionArguments: ["--version"],
    atLeast: "2.42.0",
    neededFor: "a second opinion on the alert rules from Prometheus itself",
    withoutIt: "rules are parsed and checked by wardrail's own reading of PromQL only",
    getIt: "Debian package prometheus, or a Prometheus release",
  },
  {
    name: "amtool",
    programs: ["amtool"],
    versionArguments: ["--version"],
    atLeast: "0.25.0",
    neededFor: "a second opinion on the alert routing from Alertmanager itself",
    withoutIt: "routing is checked by wardrail's own reading only",
    getIt: "Debian package prometheus-alertmanager, or an Alertmanager release",
  },
  {
    name: "k6",
    programs: ["k6"],
    versionArguments: ["version"],
    atLeast: "1.0.0",
    neededFor: "sending load",
    withoutIt: "the forecast stays a forecast: no scenario is measured",
    getIt: "go install go.k6.io/k6@v1.8.1, or a k6 release",
  },
  {
    name: "chromium",
    programs: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"],
    versionArguments: ["--version"],
    atLeast: "120.0.0",
    neededFor: "tests that open the reports as a person would",
    withoutIt: "reports are checked as text, not in a browser",
    getIt: "Debian package chromium",
  },
] as const satisfies readonly Tool[];

export type ToolName = (typeof tools)[number]["name"];
