import "./styles/hipwise.css";
import { startNavigation } from "./navigation";
import { defineTimer } from "./elements/timer";
import { defineLocalZone } from "./elements/local-zone";
import { definePrint } from "./elements/print-button";

startNavigation();
defineTimer();
defineLocalZone();
definePrint();
