// @vitest-environment jsdom
import { act, render, screen } from "@testing-library/react";
import { expect, test } from "vitest";
import { t } from "../i18n/t.ts";
import { SessionProvider } from "../session/hooks.ts";
import { localSession } from "../session/localSession.ts";
import { person, presenceOf } from "../testing/people.ts";
import { useWriters } from "./whoWrites.ts";

function Writers({ id }: { readonly id: string }) {
  return <p>{useWriters({ table: "touchpoints", id, field: "text" })}</p>;
}

test("[MAP-449] who writes is told of the field that is shown now, though nobody has moved since", () => {
  const session = localSession({ map: [] });
  const { presence, become } = presenceOf(session.presence);
  const of = (id: string) => (
    <SessionProvider value={{ ...session, presence }}>
      <Writers id={id} />
    </SessionProvider>
  );
  const { rerender } = render(of("a"));
  act(() => become(person({ name: "Ana", writing: "touchpoints/b/text" })));
  expect(screen.getByRole("paragraph")).toHaveTextContent("");
  rerender(of("b"));
  expect(screen.getByRole("paragraph")).toHaveTextContent(t("writing.byNamed", { name: "Ana" }));
  rerender(of("a"));
  expect(screen.getByRole("paragraph")).toBeEmptyDOMElement();
});
