import type { ComponentChildren } from 'preact';

interface Props {
  label: string;
  /** For readers, where the label alone says too little. */
  name?: string;
  title?: string;
  value: string | number;
  choose(value: string): void;
  /** The options. */
  children: ComponentChildren;
}

/** One of several, by a field with its label before it. */
export function Choice({ label, name = label, title, value, choose, children }: Props) {
  return (
    <label class="field">
      <span>{label}</span>
      <select
        aria-label={name}
        title={title}
        value={value}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {children}
      </select>
    </label>
  );
}
