import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

test("[ACC-14] settings have defaults, and an empty variable is none", () => {
  const config = readConfig({ PORT: "", LOG_LEVEL: " ", DATA_DIR: "/srv/data" });
  expect(config).toEqual({
    ok: true,
    value: {
      port: 4321,
      host: "0.0.0.0",
      dataDir: "/srv/data",
      publicUrl: undefined,
      logLevel: "info",
      minimums: { people: 3, department: 5 },
      importMaxBytes: 10 * 1024 * 1024,
      workshopsPerHour: 300,
      failedTriesPerMinute: 120,
    },
  });
});

test("[ACC-14] all mistakes are told at once, each with what was expected", () => {
  const config = readConfig({
    PORT: "http",
    PUBLIC_URL: "journeys.example.org/w",
    LOG_LEVEL: "loud",
    MIN_PEOPLE: "2",
    MIN_DEPARTMENT: "4.5",
  });
  const mistakes = config.ok ? [] : config.error;
  expect(mistakes).toHaveLength(5);
  expect(mistakes.join("\n")).toContain('PORT is "http"; expected a whole number from 0 to 65535.');
  expect(mistakes.join("\n")).toContain(
    'MIN_PEOPLE is "2"; expected a whole number from 3 to 1000.',
  );
});

test("[ACC-14] a directory that cannot be used and an address that is none are among the mistakes", () => {
  const asked: string[] = [];
  const config = readConfig({ PORT: "no", HOST: "two words", DATA_DIR: "/srv/data" }, (path) => {
    asked.push(path);
    return "It is a file.";
  });
  expect(config).toEqual({
    ok: false,
    error: [
      expect.stringContaining("PORT"),
      'HOST is "two words"; expected an address of this machine, such as 127.0.0.1.',
      "It is a file.",
    ],
  });
  expect(asked).toEqual(["/srv/data"]);
  for (const host of ["::", "fe80::1%eth0", "127.0.0.1", "localhost", "way_mark.example.org"]) {
    expect(readConfig({ HOST: host }).ok, host).toBe(true);
  }
  for (const host of ["http://x", "127.0.0.1:80", "-x", "x..y", "*"]) {
    expect(readConfig({ HOST: host }).ok, host).toBe(false);
  }
});

test("[ACC-14] the public address is an origin and nothing more", () => {
  const origin = (text: string) => {
    const config = readConfig({ PUBLIC_URL: text });
    return config.ok ? config.value.publicUrl : "refused";
  };
  expect(origin("https://journeys.example.org/")).toBe("https://journeys.example.org");
  for (const odd of ["ftp://x.example", "https://x.example/path", "https://u:p@x.example", "x"]) {
    expect(origin(odd), odd).toBe("refused");
  }
});

test("[STO-38] a mistake in the public address is told without the name and the password in it", () => {
  const mistakeOf = (text: string): string => {
    const config = readConfig({ PUBLIC_URL: text });
    return config.ok ? "" : config.error.join();
  };
  expect(mistakeOf("https://ada:s3cret@x.example")).toMatch(
    /^PUBLIC_URL is "https:\/\/…@x\.example";/,
  );
  for (const odd of [
    "ada:s3cret@x",
    "https://a:s3cret/@b@x.example/",
    "HTTPS://s3cret@[::",
    "@s3cret@x",
  ]) {
    expect(mistakeOf(odd), odd).toContain("PUBLIC_URL");
    expect(mistakeOf(odd), odd).not.toContain("s3cret");
  }
  expect(mistakeOf("https://x.example/path")).toContain('"https://x.example/path"');
});
