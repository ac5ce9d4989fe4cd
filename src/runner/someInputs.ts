/** Of a list of inputs, those at these places, in their order; places past its end give nothing. */
export function someInputs(inputs: readonly unknown[], rows: readonly number[]): unknown[] {
  return rows.filter((row) => row < inputs.length).map((row) => inputs[row]);
}

/** The same of a stream, which is read no further than the last of them. */
export async function* someOfStream(
  inputs: AsyncIterable<unknown>,
  rows: readonly number[],
): AsyncGenerator<unknown> {
  let row = 0;
  let next = 0;
  if (rows.length === 0) {
    return;
  }
  for await (const input of inputs) {
    if (row++ === rows[next]) {
      next++;
      yield input;
      if (next === rows.length) {
        return;
      }
    }
  }
}
