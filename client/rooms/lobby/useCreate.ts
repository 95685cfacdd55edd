// Owns: making a workshop from the first page: empty, from an example or from a file; then into its lobby. What goes
// wrong is said in words, and nothing is made twice by two presses. Rules ACC-31, ACC-32.

import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { err, ok, type Result } from "../../../shared/kit/result.ts";
import { templateOf } from "../../../shared/model/template.ts";
import type { CreateWorkshop } from "../../../shared/wire/http.ts";
import { roomPath } from "../../app/routes.ts";
import { t } from "../../i18n/t.ts";
import { useDevice } from "../../session/device.tsx";

export interface Creation {
  readonly create: (wish: CreateWorkshop) => Promise<void>;
  readonly createFrom: (file: File) => Promise<void>;
  readonly isRunning: boolean;
  /** What went wrong the last time, in words. */
  readonly problem: string | null;
}

/** No exported workshop is larger; the server has a limit of its own and names it. */
const fileMaxBytes = 64 * 1024 * 1024;

export function useCreate(): Creation {
  const { api, memory } = useDevice();
  const [, navigate] = useLocation();
  const [problem, setProblem] = useState<string | null>(null);
  const [isRunning, setRunning] = useState(false);
  const isBusy = useRef(false);

  const alone = async (run: () => Promise<string | null>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    setRunning(true);
    setProblem(null);
    const trouble = await run();
    // Where it went well this page goes away, and a second press must not make a second workshop.
    if (trouble === null) return;
    setProblem(trouble);
    setRunning(false);
    isBusy.current = false;
  };
  const make = async (wish: CreateWorkshop): Promise<string | null> => {
    const created = await api.create(wish);
    if (!created.ok) return created.error.message;
    memory.rememberCreated(created.value, titleOf(wish));
    navigate(roomPath(created.value.id, "lobby"));
    return null;
  };
  return {
    create: (wish) => alone(() => make(wish)),
    createFrom: (file) =>
      alone(async () => {
        const content = await readFile(file);
        if (!content.ok) return content.error;
        const trouble = await make({ import: content.value });
        return trouble && t("lobby.fileRefused", { name: file.name, message: trouble });
      }),
    isRunning,
    problem,
  };
}

/** The JSON in a file, or what is wrong with it. Whether it is a workshop's is for the server to say. */
async function readFile(file: File): Promise<Result<unknown, string>> {
  const { name } = file;
  if (file.size > fileMaxBytes) {
    return err(t("lobby.fileTooLarge", { name, megabytes: fileMaxBytes / (1024 * 1024) }));
  }
  const text = await file.text();
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) return err(t("lobby.fileNotJson", { name }));
    throw error;
  }
}

// Until the workshop is opened and says its own title.
function titleOf(wish: CreateWorkshop): string {
  const file = wish.import;
  if (typeof file === "object" && file !== null && "title" in file) {
    return typeof file.title === "string" ? file.title.slice(0, 200) : "";
  }
  return templateOf(wish.template ?? "empty").title;
}
