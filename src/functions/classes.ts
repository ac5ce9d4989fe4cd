import * as l10n from '@vscode/l10n';
import { type ClassNode, isFunction, keyText, ownName, unwrap } from './ast.js';
import { member, type Name, type Place } from './names.js';
import { isTop, topName, type Walk, walkChildren } from './walk.js';

/**
 * A class: its static functions hang from its name, its other methods need an object. Constructors, getters, setters
 * and private members are nobody's tasks and are left out; what is nested in them is listed.
 */
export function walkClass(walk: Walk, node: ClassNode, place: Place, given?: Name): void {
  const id = ownName(node);
  const name =
    given ??
    (node.type === 'ClassDeclaration' && id !== undefined && node.id != null
      ? topName(id, node.id, place)
      : undefined);
  if (node.type === 'ClassDeclaration' && name !== undefined && name.binding === name.text && isTop(place)) {
    walk.exports.bindings.set(name.text, node);
  }
  const label = name?.text || id || l10n.t('a class');
  // A class that is exported without a name of its own is called by what it calls itself.
  const owner = name && { ...name, text: name.text || id || 'default' };
  walk.push(node.superClass, place);
  for (const item of node.body.body) {
    switch (item.type) {
      case 'ClassMethod': {
        const key = keyText(item, walk.exports.constants);
        if (item.kind === 'method' && key !== undefined && owner !== undefined) {
          walk.push(item, place, member(owner, key, item.key, item.static ? 'static' : 'instance'));
        } else {
          const closure =
            item.kind === 'constructor'
              ? l10n.t('a call of the constructor of {0}', label)
              : l10n.t('a call of {0}', `${label}.${key ?? '[…]'}`);
          walkInside(walk, [...item.params, item.body], closure);
        }
        break;
      }
      case 'ClassPrivateMethod':
        walkInside(
          walk,
          [...item.params, item.body],
          l10n.t('a call of {0}', `${label}.#${item.key.id.name}()`),
        );
        break;
      case 'ClassProperty': {
        const key = keyText(item, walk.exports.constants);
        const value = item.value && unwrap(item.value);
        if (key !== undefined && owner !== undefined && value != null && (item.static || isFunction(value))) {
          walk.push(value, place, member(owner, key, item.key, item.static ? 'static' : 'instance'));
        } else {
          walk.push(value, place);
        }
        break;
      }
      case 'StaticBlock':
        walkInside(walk, item.body, l10n.t('the static block of {0}', label));
        break;
      default:
        walkChildren(walk, item, place);
    }
  }
}

function walkInside(walk: Walk, nodes: Parameters<Walk['push']>[0][], closure: string): void {
  for (const node of nodes) {
    walk.push(node, { closure });
  }
}
