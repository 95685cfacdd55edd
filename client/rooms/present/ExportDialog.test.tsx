// @vitest-environment jsdom
import { render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { hospitalWorkshop } from "../../../shared/export/hospital.fixture.ts";
import { fileToChanges, workshopToFile } from "../../../shared/format/workshopFile.ts";
import { seededChance } from "../../../shared/kit/outside.ts";
import { expectOk } from "../../../shared/kit/result.ts";
import type { Job, JobAnswer } from "../../export/fileJob.ts";
import type { RunJob } from "../../export/runJob.ts";
import { FontsOutOfReach } from "../../export/webFonts.ts";
import "../../i18n/everything.ts";
import { SessionProvider } from "../../session/hooks.ts";
import { localSession } from "../../session/localSession.ts";
import { Toasts } from "../../ui/Toasts.tsx";
import { ExportDialog } from "./ExportDialog.tsx";
import { ExportDoor } from "./ExportDoor.tsx";
import { delimiterFor } from "./exportChoice.ts";

const downloaded = vi.hoisted(() => [] as string[]);
vi.mock("../../export/download.ts", async (original) => ({
  ...(await original<typeof import("../../export/download.ts")>()),
  download: (name: string) => downloaded.push(name),
}));

interface Asked {
  readonly job: Job;
  readonly progress: (part: number) => void;
  readonly answer: (answer: Exclude<JobAnswer, { kind: "progress" | "failed" }>) => void;
  readonly fail: (error: Error) => void;
  readonly cancelled: { readonly isCancelled: boolean };
}

let asked: Asked[] = [];
const run: RunJob = (job, onProgress = () => undefined) => {
  const cancelled = { isCancelled: false };
  const answer = new Promise<Exclude<JobAnswer, { kind: "progress" | "failed" }>>(
    (resolve, fail) => {
      asked.push({ job, progress: onProgress, answer: resolve, fail, cancelled });
    },
  );
  return {
    answer,
    cancel: () => {
      cancelled.isCancelled = true;
    },
  };
};

beforeEach(() => {
  asked = [];
  downloaded.length = 0;
});

describe("the export dialog", () => {
  it("[EXP-80] shows the sheet as it will be, and only the choices that the format has", async () => {
    const user = userEvent.setup();
    show();
    expect(last().job.task).toMatchObject({
      kind: "sheets",
      of: { kind: "journey" },
      sheet: "wide",
    });
    last().answer({
      kind: "sheets",
      sheets: [{ svg: "<svg/>", width: 16, height: 9, title: "x" }],
    });
    expect(await screen.findByRole("img", { name: /Preview of Maria Okafor/ })).toBeVisible();
    expect(screen.getByRole("button", { name: /Sheet/ })).toBeVisible();
    await choose(user, /Format/, /^Excel/);
    expect(screen.queryByRole("button", { name: /Sheet/ })).toBeNull();
    await choose(user, /Format/, /^PNG/);
    expect(screen.getByRole("button", { name: /Size/ })).toBeVisible();
  });

  it("[EXP-112] one file has every department's brief on wish, and nothing else", async () => {
    const user = userEvent.setup();
    show();
    await choose(user, /What/, /^All departments’ briefs/);
    expect(last().job.task).toMatchObject({ kind: "sheets", of: { kind: "brief" } });
    await user.click(screen.getByRole("button", { name: "Export" }));
    const { task } = last().job;
    const wanted = task.kind === "file" ? task.wish.pictures : [];
    expect(wanted.map(({ kind }) => kind)).toEqual(Array.from({ length: 6 }, () => "brief"));
    last().answer({
      kind: "file",
      file: { bytes: new Uint8Array(1), ending: "pdf", mediaType: "application/pdf" },
    });
    await waitFor(() =>
      expect(downloaded).toEqual([expect.stringMatching(/Brendan-s.*briefs\.pdf$/)]),
    );
  });

  it("[EXP-81] a file shows how far it has come, and cancelling downloads nothing", async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole("button", { name: "Export" }));
    const job = last();
    expect(job.job.task).toMatchObject({ kind: "file", wish: { format: "pdf", pictures: [] } });
    job.progress(0.4);
    await waitFor(() =>
      expect(screen.getByRole("progressbar")).toHaveAttribute("aria-valuenow", "0.4"),
    );
    await user.click(screen.getByRole("button", { name: "Cancel" }));
    expect(job.cancelled.isCancelled).toBe(true);
    expect(screen.queryByRole("progressbar")).toBeNull();
    expect(downloaded).toEqual([]);
  });

  it("[EXP-81] a file that is made is downloaded under the workshop's name", async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole("button", { name: "Export" }));
    last().answer({
      kind: "file",
      file: { bytes: new Uint8Array(1), ending: "pdf", mediaType: "application/pdf" },
    });
    await waitFor(() => expect(downloaded).toEqual(["A-visit-to-St-Brendan-s.pdf"]));
  });

  it("[EXP-132] letters that no font of a PDF has are named, with the formats that show them", async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole("button", { name: "Export" }));
    const made = { bytes: new Uint8Array(1), ending: "pdf", mediaType: "application/pdf" };
    last().answer({ kind: "file", file: { ...made, unshown: ["โ", "ร"] } });
    expect(await screen.findByText(/no font of a PDF has โ ร\. As SVG or PNG/)).toBeVisible();
    expect(downloaded).toHaveLength(1);
  });

  it("[EXP-82] a file that cannot be made is told with the reason", async () => {
    const user = userEvent.setup();
    show();
    await user.click(screen.getByRole("button", { name: "Export" }));
    last().fail(new Error("The font could not be read: 404"));
    expect(
      await screen.findByText(/could not be made: The font could not be read: 404/),
    ).toBeInTheDocument();
    expect(downloaded).toEqual([]);
  });

  it("[EXP-141] without the network it says what waits for it and what can be made now", async () => {
    const user = userEvent.setup();
    show();
    last().fail(new FontsOutOfReach());
    expect(await screen.findByText(/^Offline: .*Excel, CSV, Waymark and Mermaid/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Export" }));
    last().fail(new FontsOutOfReach());
    expect(await screen.findByText(/could not be made: .*once you are online/)).toBeInTheDocument();
  });

  it("[EXP-148] whoever is in the room has the fonts of its texts fetched, until they leave", async () => {
    vi.stubGlobal("caches", {});
    const { unmount } = inSession(<ExportDoor run={run} />);
    await waitFor(() => expect(asked).toHaveLength(1));
    const { job, cancelled } = last();
    expect(job.task).toEqual({ kind: "fonts" });
    expect([...job.source.workshop.map.personas.values()].map(({ name }) => name)).toContain(
      "ليلى حداد",
    );
    unmount();
    await waitFor(() => expect(cancelled.isCancelled).toBe(true));
    vi.unstubAllGlobals();
  });

  it("[EXP-83] where the decimal sign is a comma, cells are parted by semicolons", () => {
    expect([
      delimiterFor("en"),
      delimiterFor("de"),
      delimiterFor("fr"),
      delimiterFor("ja"),
    ]).toEqual([",", ";", ";", ","]);
  });
});

function show(): void {
  inSession(<ExportDialog onClose={() => undefined} run={run} />);
}

function inSession(shown: ReactNode) {
  const { map, room } = hospitalWorkshop();
  const file: unknown = JSON.parse(JSON.stringify(workshopToFile(map, room)));
  const session = localSession(expectOk(fileToChanges(file, seededChance(1))));
  return render(
    <SessionProvider value={session}>
      {shown}
      <Toasts />
    </SessionProvider>,
  );
}

function last(): Asked {
  const one = asked.at(-1);
  if (!one) throw new Error("Nothing was asked");
  return one;
}

async function choose(
  user: ReturnType<typeof userEvent.setup>,
  label: RegExp,
  option: RegExp,
): Promise<void> {
  await user.click(screen.getByRole("button", { name: label }));
  await user.click(screen.getByRole("option", { name: option }));
}
