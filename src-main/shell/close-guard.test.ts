import { describe, expect, it } from 'vitest';
import { createCloseGuard } from './close-guard';

describe('the close guard', () => {
  it('lets the window close when nothing is unsaved', () => {
    expect(createCloseGuard().onClose(0)).toBe('close');
  });

  it('has the page ask about unsaved changes, and lets go once it has', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    expect(guard.onClose(0)).toBe('askPage');
    guard.allow();
    expect(guard.onClose(100)).toBe('close');
  });

  it('lets the window close after the changes are saved', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    guard.setUnsaved(false);
    expect(guard.onClose(0)).toBe('close');
  });

  it('takes a double click for one wish', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    expect(guard.onClose(0)).toBe('askPage');
    expect(guard.onClose(300)).toBe('askPage');
    expect(guard.onClose(600)).toBe('askPage');
  });

  it('asks by itself when the page has not and the person insists', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    guard.onClose(0);
    expect(guard.onClose(3000)).toBe('askNatively');
    expect(guard.onClose(6000)).toBe('askNatively');
  });

  it('begins again when the person comes back later', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    guard.onClose(0);
    expect(guard.onClose(100_000)).toBe('askPage');
    expect(guard.onClose(103_000)).toBe('askNatively');
  });

  it('asks by itself at once when the page does not respond', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    guard.setResponsive(false);
    expect(guard.onClose(0)).toBe('askNatively');
  });

  it('forgets the changes of a page that is gone', () => {
    const guard = createCloseGuard();
    guard.setUnsaved(true);
    guard.setResponsive(false);
    guard.reset();
    expect(guard.onClose(0)).toBe('close');
  });
});
