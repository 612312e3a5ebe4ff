import { Directive, ElementRef, OnDestroy, OnInit, inject, input, output } from '@angular/core';

/** Says when the end of a list comes near, so that the next page is there before the thumb is. */
@Directive({ selector: '[llSentinel]' })
export class Sentinel implements OnInit, OnDestroy {
  readonly llSentinel = output();
  /** How near, in windows: long lists of large items are scrolled through faster. */
  readonly llSentinelAhead = input('200%');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private observer: IntersectionObserver | null = null;

  ngOnInit(): void {
    this.observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((entry) => entry.isIntersecting)) this.llSentinel.emit();
      },
      { rootMargin: this.llSentinelAhead() },
    );
    this.observer.observe(this.host.nativeElement);
  }

  ngOnDestroy(): void {
    this.observer?.disconnect();
  }
}
