import { Injectable, inject } from '@angular/core';
import { NewReport, Report, ReportCard, ReportEdit } from '../api/types';
import { ApiClient } from '../core/http/api-client';
import { Page } from '../shared/state/paged';

/** Reports on a dog. They are composed and kept by the registry alone: no device has all that they count. */
@Injectable({ providedIn: 'root' })
export class ReportStore {
  private readonly api = inject(ApiClient);

  list(dogId: string, cursor: string | null, signal: AbortSignal): Promise<Page<ReportCard>> {
    return this.api.get(`/dogs/${dogId}/reports`, { query: { cursor }, signal });
  }

  /** Composes a report; the same id again gives the same report. */
  compose(dogId: string, wanted: Partial<NewReport>): Promise<Report> {
    return this.api.post(`/dogs/${dogId}/reports`, wanted);
  }

  read(id: string, signal: AbortSignal): Promise<Report> {
    return this.api.get(`/reports/${id}`, { signal });
  }

  /** Saves words and what is left out, over the version that was seen. */
  edit(id: string, edit: ReportEdit, version: number): Promise<Report> {
    return this.api.put(`/reports/${id}`, edit, { revision: version });
  }

  /** The report on paper. */
  paper(id: string): Promise<Blob> {
    return this.api.getFile(`/reports/${id}`, 'application/pdf');
  }
}
