// The engine wants a bundle: a detector and a landmark model that each say how an image is scaled. The package of the same models holds both
// without that, so a few hundred bytes are put in front of each, and the two go uncompressed into one archive. Same input, same bytes.

const SCALAR = 4;
const ARCHIVE_ALIGNMENT = 16;
const up = (value, step) => Math.ceil(value / step) * step;

// Fields of a TensorFlow Lite model, in the order of its schema.
const VERSION = 0, OPERATORS = 1, GRAPHS = 2, DESCRIPTION = 3, BUFFERS = 4, METADATA_BUFFER = 5, METADATA = 6, SIGNATURES = 7, FIELDS = 8;

/** Reads the root of a flatbuffer: where its fields point. */
class Root {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = bytes.readUInt32LE(0);
    this.fields = this.at - bytes.readInt32LE(this.at);
  }

  place(field) {
    const entry = 4 + 2 * field;
    const offset = entry < this.bytes.readUInt16LE(this.fields) ? this.bytes.readUInt16LE(this.fields + entry) : 0;
    return offset ? this.at + offset : 0;
  }

  number(field) {
    return this.bytes.readUInt32LE(this.place(field));
  }

  target(field) {
    const place = this.place(field);
    return place ? place + this.bytes.readUInt32LE(place) : 0;
  }

  /** Where the members of a list of tables are. */
  members(field) {
    const list = this.target(field);
    if (!list) return [];
    return Array.from({ length: this.bytes.readUInt32LE(list) }, (_, i) => list + 4 + 4 * i + this.bytes.readUInt32LE(list + 4 + 4 * i));
  }
}

/**
 * A model with one more buffer and one more entry of metadata. Offsets within a flatbuffer are relative and point forward, so a new root goes in
 * front and everything after it stays as it was.
 */
export function withMetadata(model, metadata) {
  const old = new Root(model);
  const buffers = old.members(BUFFERS), entries = old.members(METADATA);
  const name = Buffer.from("TFLITE_METADATA\0");
  const rootShape = 8, root = up(rootShape + 4 + 2 * FIELDS, SCALAR);
  const bufferList = root + 4 + 4 * FIELDS;
  const entryList = bufferList + 8 + 4 * buffers.length;
  const entryShape = entryList + 8 + 4 * entries.length, entry = entryShape + 8;
  const bufferShape = entry + 12, buffer = bufferShape + 8;
  const label = buffer + 8;
  const content = up(label + 4 + name.length + 4, ARCHIVE_ALIGNMENT) - 4;
  const length = up(content + 4 + metadata.length, ARCHIVE_ALIGNMENT);

  const front = Buffer.alloc(length);
  const point = (from, to) => front.writeUInt32LE(to - from, from);
  const slot = (field) => root + 4 + 4 * field;
  const shape = (field) => front.writeUInt16LE(4 + 4 * field, rootShape + 4 + 2 * field);
  const list = (at, members, last) => {
    front.writeUInt32LE(members.length + 1, at);
    members.forEach((member, i) => point(at + 4 + 4 * i, length + member));
    point(at + 4 + 4 * members.length, last);
  };

  point(0, root);
  front.write("TFL3", 4, "latin1");
  front.writeUInt16LE(4 + 2 * FIELDS, rootShape);
  front.writeUInt16LE(4 + 4 * FIELDS, rootShape + 2);
  front.writeInt32LE(root - rootShape, root);
  shape(VERSION);
  front.writeUInt32LE(old.number(VERSION), slot(VERSION));
  for (const field of [OPERATORS, GRAPHS, DESCRIPTION, METADATA_BUFFER, SIGNATURES]) {
    if (!old.target(field)) continue;
    shape(field);
    point(slot(field), length + old.target(field));
  }

  shape(BUFFERS);
  point(slot(BUFFERS), bufferList);
  shape(METADATA);
  point(slot(METADATA), entryList);
  list(bufferList, buffers, buffer);
  list(entryList, entries, entry);
  front.writeUInt16LE(8, entryShape);
  front.writeUInt16LE(12, entryShape + 2);
  front.writeUInt16LE(4, entryShape + 4);
  front.writeUInt16LE(8, entryShape + 6);
  front.writeInt32LE(entry - entryShape, entry);
  point(entry + 4, label);
  front.writeUInt32LE(buffers.length, entry + 8);
  front.writeUInt16LE(6, bufferShape);
  front.writeUInt16LE(8, bufferShape + 2);
  front.writeUInt16LE(4, bufferShape + 4);
  front.writeInt32LE(buffer - bufferShape, buffer);
  point(buffer + 4, content);
  front.writeUInt32LE(name.length - 1, label);
  name.copy(front, label + 4);
  front.writeUInt32LE(metadata.length, content);
  metadata.copy(front, content + 4);
  return Buffer.concat([front, model]);
}

const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n >>> 0;
});

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

// The first day a zip archive can name: the same for every build.
const DAY = 0x21;
const ALIGNMENT_FIELD = 0xd935;

/** An archive that keeps its files as they are, each beginning on a multiple of 16 bytes. */
export function storedArchive(files) {
  const parts = [], index = [];
  let at = 0;
  for (const [name, bytes] of files) {
    const label = Buffer.from(name), crc = crc32(bytes);
    const padding = Buffer.alloc(ARCHIVE_ALIGNMENT + (ARCHIVE_ALIGNMENT - ((at + 30 + label.length) % ARCHIVE_ALIGNMENT)) % ARCHIVE_ALIGNMENT);
    padding.writeUInt16LE(ALIGNMENT_FIELD, 0);
    padding.writeUInt16LE(padding.length - 4, 2);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt16LE(20, 4);
    head.writeUInt16LE(DAY, 12);
    head.writeUInt32LE(crc, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt32LE(bytes.length, 22);
    head.writeUInt16LE(label.length, 26);
    head.writeUInt16LE(padding.length, 28);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    entry.writeUInt16LE(DAY, 14);
    entry.writeUInt32LE(crc, 16);
    entry.writeUInt32LE(bytes.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(label.length, 28);
    entry.writeUInt32LE(at, 42);
    parts.push(head, label, padding, bytes);
    index.push(entry, label);
    at += head.length + label.length + padding.length + bytes.length;
  }

  const directory = Buffer.concat(index), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, directory, end]);
}
