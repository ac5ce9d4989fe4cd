/**
 * For each note in `data/notes.txt`: which other one is most like it? Texts are compared by the pieces of three letters
 * that they share, weighted so that rare pieces count more (cosine similarity of tf-idf vectors).
 *
 * Reading the notes and weighing their pieces happens once in each worker, when the file is imported; look at the first
 * task of each worker. The enum and the parameter properties are TypeScript that cannot just be erased: it runs, too.
 */
import { readFileSync } from 'node:fs';

enum Verdict {
  Unrelated = 'unrelated',
  Related = 'related',
  Alike = 'alike',
}

type Vector = Map<string, number>;

class Corpus {
  private readonly vectors: Vector[];

  constructor(readonly texts: readonly string[]) {
    const counts = texts.map(trigrams);
    const spread = new Map<string, number>();
    for (const count of counts) {
      for (const piece of count.keys()) {
        spread.set(piece, (spread.get(piece) ?? 0) + 1);
      }
    }
    this.vectors = counts.map((count) =>
      unit(
        new Map(
          [...count].map(([piece, n]) => [piece, n * Math.log(texts.length / (spread.get(piece) ?? 1))]),
        ),
      ),
    );
  }

  mostLike(index: number): Match {
    let best = new Match(-1, 0);
    this.vectors.forEach((vector, other) => {
      const score = other === index ? 0 : dot(this.vectors[index] as Vector, vector);
      if (score > best.score) {
        best = new Match(other, score);
      }
    });
    return best;
  }
}

class Match {
  constructor(
    readonly index: number,
    readonly score: number,
  ) {}

  get verdict(): Verdict {
    return this.score > 0.3 ? Verdict.Alike : this.score > 0.12 ? Verdict.Related : Verdict.Unrelated;
  }
}

const notes = new Corpus(
  readFileSync(new URL('./data/notes.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter(Boolean),
);

export const inputs = notes.texts.keys();

export function mostSimilar(index: number) {
  const match = notes.mostLike(index);
  return {
    note: notes.texts[index],
    like: notes.texts[match.index],
    score: Number(match.score.toFixed(3)),
    verdict: match.verdict,
  };
}

function trigrams(text: string): Vector {
  const counts: Vector = new Map();
  const letters = ` ${text
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim()} `;
  for (let i = 0; i + 3 <= letters.length; i++) {
    const piece = letters.slice(i, i + 3);
    counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

function unit(vector: Vector): Vector {
  const length = Math.hypot(...vector.values()) || 1;
  return new Map([...vector].map(([piece, weight]) => [piece, weight / length]));
}

function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (const [piece, weight] of a) {
    sum += weight * (b.get(piece) ?? 0);
  }
  return sum;
}
