import { describe, expect, it } from "vitest";
import { findBrowser, type Machine, obtainBrowser } from "./browser.mjs";

const PLAYWRIGHT = "/cache/playwright/chrome";

/** A computer with these files, of which all run but the broken ones; `onShow` is what a visible command does. */
function machine(
  files: readonly string[],
  more: Partial<Machine> & { broken?: readonly string[]; onShow?: (line: string) => string[] } = {},
) {
  const there = new Set(files);
  const shown: string[] = [];
  const { broken = [], onShow = () => [], ...rest } = more;
  const it: Machine = {
    platform: "linux",
    env: { PATH: "/usr/local/bin:/usr/bin" },
    isRoot: false,
    exists: (path) => there.has(path),
    works: (command) => there.has(command) && !broken.includes(command),
    show: (command, args) => {
      const line = [command, ...args].join(" ");
      shown.push(line);
      const made = onShow(line);
      for (const path of made) there.add(path);
      return made.length > 0;
    },
    say: () => undefined,
    playwrightPath: () => PLAYWRIGHT,
    playwrightInstall: ["playwright", "install"],
    ...rest,
  };
  return { it, shown };
}

describe("findBrowser", () => {
  it("takes CHROMIUM_PATH before anything else", () => {
    const env = { PATH: "/usr/bin", CHROMIUM_PATH: "/opt/mine" };
    expect(findBrowser(machine(["/opt/mine", "/usr/bin/chromium"], { env }).it)).toBe("/opt/mine");
  });

  it("does not pass over a wrong CHROMIUM_PATH in silence", () => {
    const env = { PATH: "/usr/bin", CHROMIUM_PATH: "/opt/gone" };
    expect(() => findBrowser(machine(["/usr/bin/chromium"], { env }).it)).toThrow(/CHROMIUM_PATH/);
  });

  it("prefers the system's browser to Playwright's", () => {
    expect(findBrowser(machine(["/usr/bin/google-chrome", PLAYWRIGHT]).it)).toBe(
      "/usr/bin/google-chrome",
    );
  });

  it("passes over a program that is there but does not run", () => {
    const stub = "/usr/bin/chromium-browser";
    expect(findBrowser(machine([stub, PLAYWRIGHT], { broken: [stub] }).it)).toBe(PLAYWRIGHT);
  });

  it("looks in the applications of macOS", () => {
    const path = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findBrowser(machine([path], { platform: "darwin" }).it)).toBe(path);
  });

  it("looks in the programs of Windows, without starting what it finds", () => {
    const path = "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe";
    const env = { PROGRAMFILES: "C:\\Program Files" };
    expect(findBrowser(machine([path], { platform: "win32", env, broken: [path] }).it)).toBe(path);
  });

  it("gives null where there is none", () => {
    expect(findBrowser(machine([]).it)).toBeNull();
  });
});

describe("obtainBrowser", () => {
  it("downloads nothing when there is one", () => {
    const { it: computer, shown } = machine(["/usr/bin/chromium"]);
    expect(obtainBrowser(computer)).toBe("/usr/bin/chromium");
    expect(shown).toEqual([]);
  });

  it("tries Playwright's download first", () => {
    const { it: computer, shown } = machine([], { onShow: () => [PLAYWRIGHT] });
    expect(obtainBrowser(computer)).toBe(PLAYWRIGHT);
    expect(shown).toEqual(["playwright install"]);
  });

  it("then asks the package manager, where it may", () => {
    const { it: computer, shown } = machine(["apt-get"], {
      isRoot: true,
      onShow: (line) => (line.startsWith("apt-get") ? ["/usr/bin/chromium"] : []),
    });
    expect(obtainBrowser(computer)).toBe("/usr/bin/chromium");
    expect(shown).toEqual([
      "playwright install",
      "apt-get update",
      "apt-get install -y --no-install-recommends chromium",
    ]);
  });

  it("leaves the system alone when it is not root, and says what to install", () => {
    const { it: computer, shown } = machine(["apt-get"]);
    expect(() => obtainBrowser(computer)).toThrow(
      /apt-get install -y chromium[\s\S]*CHROMIUM_PATH/,
    );
    expect(shown).toEqual(["playwright install"]);
  });
});
