import { Directive, ElementRef, OnDestroy, OnInit, inject, output } from '@angular/core';

/** Says when the end of a list comes near, so that the next page is there before the thumb is. */
@Directive({ selector: '[llSentinel]' })
export class Sentinel implements OnInit, OnDestroy {
  readonly llSentinel = output();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private observer: IntersectionObserver | null = null;

  ngOnInit(): void {
    this.observer = new IntersectionObserver(
      (seen) => {
        if (seen.some((entry) => entry.isIntersecting)) this.llSentinel.emit();
      },
      { rootMargin: '200%' },
    );
    this.observer.observe(this.host.nativeElement);
  }

  ngOnDestroy(): void {
    this.observer?.disconnect();
  }
}
