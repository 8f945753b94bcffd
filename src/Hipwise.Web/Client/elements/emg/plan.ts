/** What the page says about a live view; every figure in it is knowledge. */
export interface Plan {
  /** Where samples go, and where a recording that is to be replayed. */
  live: string;
  replay: string;
  /** Most bytes of that. */
  largest: number;
  /** What is tested; null where nothing is. */
  screen: string | null;
  part: string | null;
  /** A squeeze that lasts so long counts (s). */
  goal: number;
  /** Ids by which the tested muscle may be known. */
  muscles: string[];
  /** From so many times rest on there is activity. */
  threshold: number;
  /** At first one keeps still for so long (s). */
  rest: number;
  /** So much is drawn (s). */
  window: number;
  /** Samples are sent when so much time has gone by (ms). */
  sendEvery: number;
  /** By so much the rate may differ from what it was at first. */
  rateShare: number;
  /** Slower sensors are not read (samples a second). */
  leastRate: number;
  /** More are left out. */
  mostChannels: number;
  /** Mains to choose from (Hz). */
  mains: number[];
}

/** A squeeze that is over. */
export interface Squeeze {
  start: number;
  seconds: number;
  reached: boolean;
  whole: boolean;
}

export interface ChannelTold {
  active: boolean;
  /** Length of the squeeze that is under way (s). */
  seconds: number;
  /** New points of the envelope, in multiples of rest. */
  points: number[];
  /** All that are over, when one is new. */
  squeezes?: Squeeze[];
  notes?: string[];
}

export interface Result {
  squeezes: Squeeze[];
  count: number;
  broken: number;
  measures: { name: string; value: string }[];
  fields: Record<string, string>;
  /** How sure a length is, in words. */
  error: string;
}

/** What the server says to each message. */
export interface Told {
  taken: number;
  time?: number;
  resting?: boolean;
  left?: number;
  pointSeconds?: number;
  channels?: ChannelTold[];
  result?: Result;
  refused?: boolean;
}
