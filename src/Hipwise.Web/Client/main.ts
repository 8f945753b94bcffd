import "./styles/hipwise.css";
import { startNavigation } from "./navigation";
import { defineTimer } from "./elements/timer";
import { defineLocalZone } from "./elements/local-zone";
import { definePrint } from "./elements/print-button";
import { definePlayer } from "./elements/player/player";
import { startSending } from "./elements/player/queue";
import { defineNudge } from "./elements/nudge";
import { startOffline } from "./offline";

startNavigation();
defineTimer();
defineLocalZone();
definePrint();
definePlayer();
startSending();
defineNudge();
startOffline();
