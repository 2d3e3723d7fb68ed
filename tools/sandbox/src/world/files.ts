import { basename, join } from 'node:path';
import { LandbridgeError } from '@landbridge/terraform-model';
import { systemCode, type Disk } from './disk';
import {
  committedPath,
  imagePath,
  journalPath,
  parseHead,
  readHeadText,
  writeHead,
  WORLD_FORMAT,
} from './head';
import type { Head } from './head';
import { Image } from './image';
import { migrate } from './migrate';
import { encodeRecord, namesIn, parseRecords, type Damage, type Parsed } from './record';

/** A journal is folded into the image when it has this many lines and four for every object that lives. */
export const COMPACT_FROM_LINES = 4_000;

/**
 * The world on disk: `world.json` names a generation; its `image-<n>` holds what lived when it began, its `journal-<n>`
 * every change since, one line each with a checksum. Only the holder of the lock writes.
 */
export class WorldFiles {
  image = new Image();
  damage: readonly Damage[] = [];
  private headText: string | undefined;
  private generation = -1;
  private offset = 0;
  private lines = 0;

  constructor(
    private readonly folder: string,
    private readonly disk: Disk,
    private readonly compactFrom = COMPACT_FROM_LINES,
  ) {}

  /** Makes the folder a world, or brings an older one up to date. To be called with the lock held. */
  prepare(): void {
    const text = readHeadText(this.folder, this.disk);
    if (text === undefined) {
      this.disk.writeFile(journalPath(this.folder, 0), '');
      writeHead(this.folder, { format: WORLD_FORMAT, generation: 0 }, this.disk);
      return;
    }
    const head = parseHead(text, this.folder);
    if (head.format < WORLD_FORMAT) migrate(this.folder, head, this.disk);
  }

  /** Whether the folder holds a world in the present form. */
  isPrepared(): boolean {
    const text = readHeadText(this.folder, this.disk);
    return text !== undefined && parseHead(text, this.folder).format === WORLD_FORMAT;
  }

  /** Takes over what other processes wrote. Lines still being written are left for the next time. */
  catchUp(): void {
    for (let attempt = 0; ; attempt++) {
      try {
        const text = readHeadText(this.folder, this.disk);
        if (text === undefined || text !== this.headText) this.load(text);
        else this.replayTail();
        return;
      } catch (error) {
        // A compaction removed the files between our reading the head and reading them.
        if (systemCode(error) !== 'ENOENT' || attempt === 5) throw error;
        this.headText = undefined;
      }
    }
  }

  /** As {@link catchUp}, and cuts off what a killed writer left unfinished. To be called with the lock held. */
  catchUpToWrite(): void {
    if (!this.isPrepared()) this.prepare();
    this.catchUp();
    const journal = journalPath(this.folder, this.generation);
    if (this.disk.size(journal) === this.offset) return;
    this.refuseLoss(journal);
    this.disk.truncate(journal, this.offset);
  }

  /** Throws SBX103 when a record cannot be read. */
  refuseDamage(): void {
    const [first] = this.damage;
    if (first !== undefined) throw damageError(this.folder, first, this.damage.length, this.image.size);
  }

  /** Adds lines to the journal: all of them or none. The image must have them already. */
  append(records: readonly Buffer[]): void {
    const journal = journalPath(this.folder, this.generation);
    const content = Buffer.concat(records);
    try {
      for (let written = 0; written < content.length;)
        written += this.disk.append(journal, content.subarray(written));
      this.disk.writeFile(committedPath(this.folder, this.generation), String(this.offset + content.length));
      this.offset += content.length;
      this.lines += records.length;
    } catch (error) {
      this.forget();
      this.cutBack(journal, this.offset);
      throw error;
    }
  }

  /** Makes the next {@link catchUp} read everything anew. */
  forget(): void {
    this.headText = undefined;
  }

  needsCompaction(): boolean {
    return this.lines > this.compactFrom && this.lines > 4 * this.image.size;
  }

  /** Writes all that lives as the image of a new generation. To be called with the lock held, after catching up. */
  compact(): void {
    const generation = this.generation + 1;
    const image = imagePath(this.folder, generation);
    const records = this.image.typeNames.flatMap((type) =>
      this.image.list(type).map((object) => encodeRecord({ put: [object] })),
    );
    if (this.image.ordinals.size > 0)
      records.push(encodeRecord({ ordinals: Object.fromEntries(this.image.ordinals) }));
    this.disk.writeFile(image, Buffer.concat(records));
    this.disk.flush(image);
    this.disk.writeFile(journalPath(this.folder, generation), '');
    const head: Head = { format: WORLD_FORMAT, generation };
    writeHead(this.folder, head, this.disk);
    this.removeOtherGenerations(generation);
    this.headText = JSON.stringify(head);
    [this.generation, this.offset, this.lines] = [generation, 0, 0];
  }

  /** Asks the disk to keep what was written even if the machine loses power. */
  flush(): void {
    if (this.generation >= 0) this.disk.flush(journalPath(this.folder, this.generation));
  }

  private load(text: string | undefined): void {
    this.image = new Image();
    this.damage = [];
    this.headText = text;
    [this.offset, this.lines] = [0, 0];
    this.generation = text === undefined ? -1 : (parseHead(text, this.folder)['generation'] as number);
    if (text === undefined) return;
    const image = imagePath(this.folder, this.generation);
    if (this.generation > 0) this.take(parseRecords(this.disk.readFile(image), basename(image)));
    this.replayTail();
  }

  private replayTail(): void {
    if (this.generation < 0) return;
    const journal = journalPath(this.folder, this.generation);
    const tail = this.disk.readFrom(journal, this.offset);
    if (tail.length === 0) return;
    const parsed = parseRecords(tail, basename(journal), this.lines + 1, this.offset);
    this.take(parsed);
    this.offset += parsed.complete;
    this.lines += parsed.changes.length + parsed.damage.length;
  }

  private take(parsed: Parsed): void {
    for (const change of parsed.changes) this.image.apply(change);
    this.damage = [...this.damage, ...parsed.damage];
  }

  /** An unfinished last line is normal after a kill, unless it had been finished before. */
  private refuseLoss(journal: string): void {
    let committed = 0;
    try {
      committed = Number(this.disk.readFile(committedPath(this.folder, this.generation)).toString());
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error;
    }
    if (committed <= this.offset) return;
    const rest = this.disk.readFrom(journal, this.offset);
    this.damage = [
      ...this.damage,
      {
        file: basename(journal),
        line: this.lines + 1,
        offset: this.offset,
        reason: 'it ends in the middle',
        objects: namesIn(rest),
      },
    ];
    this.forget();
    this.refuseDamage();
  }

  private cutBack(journal: string, size: number): void {
    try {
      this.disk.truncate(journal, size);
    } catch {
      // The next writer cuts the unfinished line off; the error that led here is the one to report.
    }
  }

  private removeOtherGenerations(kept: number): void {
    for (const name of this.disk.list(this.folder)) {
      const generation = /^(?:image|journal|committed)-(\d+)(?:\.ndjson)?$/.exec(name)?.[1];
      if (generation !== undefined && Number(generation) !== kept) this.disk.remove(join(this.folder, name));
    }
  }
}

function damageError(folder: string, damage: Damage, count: number, whole: number): LandbridgeError {
  const objects = damage.objects.length === 0 ? '' : ` (it held ${damage.objects.slice(0, 3).join(', ')})`;
  const more = count > 1 ? ` and ${count - 1} more` : '';
  return new LandbridgeError({
    code: 'SBX103',
    place: `${join(folder, damage.file)}:${damage.line}`,
    message: `a record of the simulated account${more} cannot be read: ${damage.reason}${objects}; all else (${whole} objects) is whole`,
    fix: 'delete that line of the file: Terraform will plan to make what it held anew; or start over with `landbridge sandbox reset`',
  });
}
