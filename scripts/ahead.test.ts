import { expect, test } from "vitest";
import { pageWithLines } from "./ahead.mjs";

const page = `<head><title>A</title>
    <link rel="stylesheet" href="/a.css">
    <script type="module" src="/a.js"></script></head>`;

test("[MAP-376] the lines stand in the page before all that it loads", () => {
  expect(pageWithLines(page, "ask($&)")).toBe(
    page.replace("<link", () => "<script>ask($&)</script>\n    <link"),
  );
});

test("[MAP-376] lines that would end within themselves, or a page without files, stop the build", () => {
  expect(() => pageWithLines(page, 'put("</script>")')).toThrow("end within itself");
  expect(() => pageWithLines("<p>", "ask()")).toThrow("loads nothing");
});
