// @vitest-environment jsdom
import { render } from "@testing-library/react";
import { icons, type LucideProps } from "lucide-react";
import type { ComponentType } from "react";
import { expect, test } from "vitest";
import drawnIcon from "./drawnIcon.ts";

/** As the module of the icon has it. */
const mail: Parameters<typeof drawnIcon>[0] = {
  node: [
    ["path", { d: "m22 7-8.991 5.727a2 2 0 0 1-2.009 0L2 7" }],
    ["rect", { x: "2", y: "4", width: "20", height: "16", rx: "2" }],
  ],
};

const given: readonly LucideProps[] = [
  {},
  { "aria-hidden": "true" },
  { "aria-label": "Post", role: "img" },
  { className: "large", style: { rotate: "90deg" } },
  { size: 16, color: "red", strokeWidth: 3, fill: "blue" },
  { children: <title>Post</title> },
];

/** All attributes of an icon and its lines, but for the classes that name it. */
function drawing(Icon: ComponentType<LucideProps>, props: LucideProps): unknown {
  const { container } = render(<Icon {...props} />);
  for (const name of ["lucide", "lucide-mail"]) container.firstElementChild?.classList.remove(name);
  return [...container.querySelectorAll("*")].map((element) => [
    element.tagName,
    element.textContent,
    Object.fromEntries(
      [...element.attributes]
        .filter(({ value }) => value !== "")
        .map(({ name, value }) => [name, value]),
    ),
  ]);
}

test.each(given)("[A11-131] an icon is drawn as its package draws it, given %o", (props) => {
  const Drawn = drawnIcon(mail);
  expect(drawing(Drawn, props)).toEqual(drawing(icons.Mail, props));
});
