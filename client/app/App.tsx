// Owns: the whole screen: which page an address shows, and what lies above all pages (messages, speech, the net
// under errors). It knows no room and no session.

import { Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { isId } from "../../shared/kit/ids.ts";
import { t } from "../i18n/t.ts";
import { type Device, DeviceProvider } from "../session/device.tsx";
import { Announcer } from "../ui/Announcer.tsx";
import { ErrorNet } from "./ErrorNet.tsx";
import { LazyToasts } from "./LazyToasts.tsx";
import { Message, Opening } from "./Message.tsx";
import { StartPage } from "./roomList.ts";
import { WorkshopPage } from "./WorkshopPage.tsx";

export function App({ device }: { readonly device: Device }) {
  return (
    <DeviceProvider value={device}>
      <ErrorNet>
        <Router>
          <Switch>
            <Route path="/">
              <Suspense fallback={<Opening label={t("ui.loading")} />}>
                <StartPage />
              </Suspense>
            </Route>
            <Route path="/w/:id/*?">
              {({ id }) => (isId(id) ? <WorkshopPage key={id} id={id} /> : <Nowhere />)}
            </Route>
            <Route>
              <Nowhere />
            </Route>
          </Switch>
        </Router>
      </ErrorNet>
      <LazyToasts />
      <Announcer />
    </DeviceProvider>
  );
}

function Nowhere() {
  return <Message title={t("shell.nowhereTitle")} text={t("shell.nowhereText")} toStart />;
}
