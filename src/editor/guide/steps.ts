import * as vscode from 'vscode';

/** What a step of a guide came to: a choice, the way back, or the end of the whole guide. */
export type Answer<T> = { kind: 'chosen'; value: T } | { kind: 'back' } | { kind: 'left' };

export interface StepPlace {
  title: string;
  step: number;
  totalSteps: number;
  /** A question within a step: Back leads to the step's first question. */
  inner?: boolean;
}

export interface Choice<T> extends vscode.QuickPickItem {
  value: T;
}

/**
 * Asks for one of several things. The first is active unless `active` names another.
 *
 * @param onShow - may change the list while it is shown; what it gives is disposed of with the list
 */
export function choose<T>(
  place: StepPlace,
  placeholder: string,
  choices: (Choice<T> | vscode.QuickPickItem)[],
  active?: Choice<T>,
  onShow?: (pick: vscode.QuickPick<Choice<T> | vscode.QuickPickItem>) => vscode.Disposable,
): Promise<Answer<T>> {
  const pick = vscode.window.createQuickPick<Choice<T> | vscode.QuickPickItem>();
  pick.placeholder = placeholder;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = choices;
  if (active) {
    pick.activeItems = [active];
  }
  const shown = onShow?.(pick);
  const answer = ask<T>(pick, place, () => {
    const [item] = pick.selectedItems;
    return item && 'value' in item ? { kind: 'chosen', value: item.value } : null;
  });
  return answer.finally(() => shown?.dispose());
}

/** Asks for a text. @param check - says what is wrong with it, or nothing */
export function askText(
  place: StepPlace,
  prompt: string,
  value: string,
  check: (text: string) => string | undefined,
): Promise<Answer<string>> {
  const input = vscode.window.createInputBox();
  input.prompt = prompt;
  input.value = value;
  input.onDidChangeValue((text) => {
    input.validationMessage = check(text);
  });
  return ask(input, place, () => {
    input.validationMessage = check(input.value);
    return input.validationMessage ? null : { kind: 'chosen', value: input.value };
  });
}

/** Shows a quick pick or input box until it is answered, left with Escape, or gone back from. */
function ask<T>(
  box: vscode.QuickPick<vscode.QuickPickItem> | vscode.InputBox,
  place: StepPlace,
  accept: () => Answer<T> | null,
): Promise<Answer<T>> {
  box.title = place.title;
  box.step = place.step;
  box.totalSteps = place.totalSteps;
  box.buttons = place.step > 1 || place.inner ? [vscode.QuickInputButtons.Back] : [];
  return new Promise((resolve) => {
    const finish = (answer: Answer<T>) => {
      resolve(answer);
      box.dispose();
    };
    box.onDidTriggerButton(() => finish({ kind: 'back' }));
    box.onDidAccept(() => {
      const answer = accept();
      if (answer) {
        finish(answer);
      }
    });
    box.onDidHide(() => finish({ kind: 'left' }));
    box.show();
  });
}
