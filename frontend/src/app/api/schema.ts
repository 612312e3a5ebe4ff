// Made by `npm run api` from registry/openapi.json. Do not edit.

export interface paths {
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register with a new organization */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign a browser in */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign this browser out */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask for a link to set a new password; the answer is the same for every address */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/password-reset/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password with a mailed link */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, where, and the CSRF token */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change one's own name or password */
        patch: operations["patchMe"];
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Browsers that are signed in */
        get: operations["listSignIns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Sign a browser out */
        delete: operations["endSignIn"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set up an authenticator app */
        post: operations["beginTotp"];
        /** Take the second step away */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put the second step in force */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to add a passkey */
        post: operations["beginPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own passkeys */
        get: operations["listPasskeys"];
        put?: never;
        /** Add the passkey that was made */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a passkey */
        delete: operations["removePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organization and its settings */
        get: operations["getOrganization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the organization's settings */
        patch: operations["patchOrganization"];
        trace?: never;
    };
    "/api/v1/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody in the organization, by name */
        get: operations["listMembers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One member */
        get: operations["getMember"];
        put?: never;
        post?: never;
        /** End a membership; what the person wrote stays */
        delete: operations["endMembership"];
        options?: never;
        head?: never;
        /** Give a member another role */
        patch: operations["patchMember"];
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Open invitations */
        get: operations["listInvitations"];
        put?: never;
        /** Invite somebody */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraw an invitation */
        delete: operations["withdrawInvitation"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What an invited person sees */
        get: operations["previewInvitation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{token}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Join the organization and sign in */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own tokens */
        get: operations["listTokens"];
        put?: never;
        /** Make a personal access token */
        post: operations["makeToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Revoke a token */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Dogs by call name */
        get: operations["listDogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guardians": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Households by name */
        get: operations["listGuardians"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One dog */
        get: operations["getDog"];
        /** Create or replace a dog */
        put: operations["putDog"];
        post?: never;
        /** Delete a dog; it can be restored for 30 days */
        delete: operations["deleteDog"];
        options?: never;
        head?: never;
        /** Change some fields of a dog */
        patch: operations["patchDog"];
        trace?: never;
    };
    "/api/v1/dogs/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted dog back */
        post: operations["restoreDog"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a dog, oldest first */
        get: operations["listDogRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guardians/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One guardian */
        get: operations["getGuardian"];
        /** Create or replace a guardian */
        put: operations["putGuardian"];
        post?: never;
        /** Delete a guardian; it can be restored for 30 days */
        delete: operations["deleteGuardian"];
        options?: never;
        head?: never;
        /** Change some fields of a guardian */
        patch: operations["patchGuardian"];
        trace?: never;
    };
    "/api/v1/guardians/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted guardian back */
        post: operations["restoreGuardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/guardians/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a guardian, oldest first */
        get: operations["listGuardianRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was written about a dog, newest first */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One note */
        get: operations["getNote"];
        /** Create or replace a note */
        put: operations["putNote"];
        post?: never;
        /** Delete a note; it can be restored for 30 days */
        delete: operations["deleteNote"];
        options?: never;
        head?: never;
        /** Change some fields of a note */
        patch: operations["patchNote"];
        trace?: never;
    };
    "/api/v1/notes/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted note back */
        post: operations["restoreNote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a note, oldest first */
        get: operations["listNoteRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One session */
        get: operations["getSession"];
        /** Create or replace a session */
        put: operations["putSession"];
        post?: never;
        /** Delete a session; it can be restored for 30 days */
        delete: operations["deleteSession"];
        options?: never;
        head?: never;
        /** Change some fields of a session */
        patch: operations["patchSession"];
        trace?: never;
    };
    "/api/v1/sessions/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted session back */
        post: operations["restoreSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a session, oldest first */
        get: operations["listSessionRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Finds notes, sessions, dogs and households by what is written in them, best first */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that happened, newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recompute every hash and name what does not fit */
        get: operations["verifyAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Acceptance
         * @description For a new person name and password; for one with an account its credentials, or a session of theirs.
         */
        Acceptance: {
            /** @default null */
            name: string | null;
            /** @default null */
            password: string | null;
            /** @default null */
            code: string | null;
        };
        /**
         * AuditEntry
         * @description One thing that happened. `revision` is 0 for what is not a revision of a document.
         */
        AuditEntry: {
            position: number;
            at: string;
            actor: components["schemas"]["Author"] | null;
            action: string;
            kind: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            reason: string;
            hash: string;
        };
        /**
         * AuditPage
         * @description Newest first.
         */
        AuditPage: {
            items: components["schemas"]["AuditEntry"][];
            next_cursor: string | null;
        };
        /**
         * AuditProblem
         * @description Something that does not fit: where, and what.
         */
        AuditProblem: {
            position: number;
            kind: string;
            id: string;
            revision: number;
            what: string;
        };
        /**
         * AuditQuery
         * @description Which page.
         */
        AuditQuery: {
            /**
             * @description How many items a page holds at most.
             * @default 50
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * AuditReport
         * @description The outcome of a verification; `ok` when no problem was found.
         */
        AuditReport: {
            ok: boolean;
            entries: number;
            problems: components["schemas"]["AuditProblem"][];
        };
        /**
         * Author
         * @description A person as the author of something.
         */
        Author: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            name: string;
        };
        /**
         * Correction
         * @description A word that nobody has written, and the one that was searched instead.
         */
        Correction: {
            from: string;
            to: string;
        };
        /**
         * CurrentPassword
         * @description Proves that it is really the person.
         */
        CurrentPassword: {
            password: string;
        };
        /**
         * Dog
         * @description A dog. Nothing but the call name is needed; the breed never is.
         */
        Dog: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /** @description Not blank. */
            call_name: string;
            registered_name: string | null;
            /** @enum {unknown} */
            sex: "f" | "m" | "unknown";
            /** @enum {unknown} */
            neuter: "intact" | "neutered" | "unknown";
            birth_date: string | null;
            birth_date_precision: ("day" | "estimated" | "month" | "year") | null;
            breed_1: string | null;
            breed_2: string | null;
            breed_source: ("dna" | "owner" | "pedigree" | "visual_guess") | null;
            microchip: string | null;
            colour: string | null;
            size: ("giant" | "large" | "medium" | "small" | "toy") | null;
            acquired_on: string | null;
            source: string | null;
            /** @enum {unknown} */
            status: "active" | "deceased" | "graduated" | "paused" | "released" | "retired" | "transferred";
            guardian_ids: string[];
            assigned_person_ids: string[];
            about: string | null;
            /** @default  */
            deleted_at: string;
        };
        /**
         * DogBody
         * @description A dog. Nothing but the call name is needed; the breed never is.
         */
        DogBody: {
            /** @description Not blank. */
            call_name: string;
            /** @default null */
            registered_name: string | null;
            /**
             * @default unknown
             * @enum {unknown}
             */
            sex: "f" | "m" | "unknown";
            /**
             * @default unknown
             * @enum {unknown}
             */
            neuter: "intact" | "neutered" | "unknown";
            /** @default null */
            birth_date: string | null;
            /** @default null */
            birth_date_precision: ("day" | "estimated" | "month" | "year") | null;
            /** @default null */
            breed_1: string | null;
            /** @default null */
            breed_2: string | null;
            /** @default null */
            breed_source: ("dna" | "owner" | "pedigree" | "visual_guess") | null;
            /** @default null */
            microchip: string | null;
            /** @default null */
            colour: string | null;
            /** @default null */
            size: ("giant" | "large" | "medium" | "small" | "toy") | null;
            /** @default null */
            acquired_on: string | null;
            /** @default null */
            source: string | null;
            /**
             * @default active
             * @enum {unknown}
             */
            status: "active" | "deceased" | "graduated" | "paused" | "released" | "retired" | "transferred";
            /** @default [] */
            guardian_ids: string[];
            /** @default [] */
            assigned_person_ids: string[];
            /** @default null */
            about: string | null;
        };
        /** DogInList */
        DogInList: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /** @description Not blank. */
            call_name: string;
            registered_name: string | null;
            /** @enum {unknown} */
            sex: "f" | "m" | "unknown";
            /** @enum {unknown} */
            neuter: "intact" | "neutered" | "unknown";
            birth_date: string | null;
            birth_date_precision: ("day" | "estimated" | "month" | "year") | null;
            breed_1: string | null;
            breed_2: string | null;
            breed_source: ("dna" | "owner" | "pedigree" | "visual_guess") | null;
            microchip: string | null;
            colour: string | null;
            size: ("giant" | "large" | "medium" | "small" | "toy") | null;
            acquired_on: string | null;
            source: string | null;
            /** @enum {unknown} */
            status: "active" | "deceased" | "graduated" | "paused" | "released" | "retired" | "transferred";
            guardian_ids: string[];
            assigned_person_ids: string[];
            about: string | null;
            /** @default  */
            deleted_at: string;
            last_activity_at: string | null;
        };
        /** DogPage */
        DogPage: {
            items: components["schemas"]["DogInList"][];
            next_cursor: string | null;
        };
        /**
         * DogPatch
         * @description Changes to a dog, as a JSON merge patch.
         */
        DogPatch: {
            /** @description Not blank. */
            call_name?: string;
            /** @default null */
            registered_name: string | null;
            /** @default null */
            sex: ("f" | "m" | "unknown") | null;
            /** @default null */
            neuter: ("intact" | "neutered" | "unknown") | null;
            /** @default null */
            birth_date: string | null;
            /** @default null */
            birth_date_precision: ("day" | "estimated" | "month" | "year") | null;
            /** @default null */
            breed_1: string | null;
            /** @default null */
            breed_2: string | null;
            /** @default null */
            breed_source: ("dna" | "owner" | "pedigree" | "visual_guess") | null;
            /** @default null */
            microchip: string | null;
            /** @default null */
            colour: string | null;
            /** @default null */
            size: ("giant" | "large" | "medium" | "small" | "toy") | null;
            /** @default null */
            acquired_on: string | null;
            /** @default null */
            source: string | null;
            /** @default null */
            status: ("active" | "deceased" | "graduated" | "paused" | "released" | "retired" | "transferred") | null;
            /** @default null */
            guardian_ids: string[] | null;
            /** @default null */
            assigned_person_ids: string[] | null;
            /** @default null */
            about: string | null;
        };
        /**
         * DogsQuery
         * @description Which dogs.
         */
        DogsQuery: {
            /**
             * @description Only those whose name contains this.
             * @default
             */
            q: string;
            /** @default null */
            status: ("active" | "deceased" | "graduated" | "paused" | "released" | "retired" | "transferred") | null;
            /**
             * @description How many items a page holds at most.
             * @default 50
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * FieldProblem
         * @description One field that is wrong.
         */
        FieldProblem: {
            pointer: string;
            message: string;
        };
        /**
         * Guardian
         * @description A household: the people behind a dog.
         */
        Guardian: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /** @description Not blank. */
            name: string;
            email: string | null;
            phone: string | null;
            address: string | null;
            about: string | null;
            people: components["schemas"]["HouseholdPerson"][];
            /** @default  */
            deleted_at: string;
        };
        /**
         * GuardianBody
         * @description A household: the people behind a dog.
         */
        GuardianBody: {
            /** @description Not blank. */
            name: string;
            /** @default null */
            email: string | null;
            /** @default null */
            phone: string | null;
            /** @default null */
            address: string | null;
            /** @default null */
            about: string | null;
            /** @default [] */
            people: components["schemas"]["HouseholdPerson"][];
        };
        /** GuardianPage */
        GuardianPage: {
            items: components["schemas"]["Guardian"][];
            next_cursor: string | null;
        };
        /**
         * GuardianPatch
         * @description Changes to a guardian, as a JSON merge patch.
         */
        GuardianPatch: {
            /** @description Not blank. */
            name?: string;
            /** @default null */
            email: string | null;
            /** @default null */
            phone: string | null;
            /** @default null */
            address: string | null;
            /** @default null */
            about: string | null;
            /** @default null */
            people: components["schemas"]["HouseholdPerson"][] | null;
        };
        /**
         * GuardiansQuery
         * @description Which households.
         */
        GuardiansQuery: {
            /**
             * @description Only those whose name contains this.
             * @default
             */
            q: string;
            /**
             * @description How many items a page holds at most.
             * @default 50
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * Hit
         * @description Something that was found.
         *
         *         `snippet` is HTML: escaped, with `<mark>` around the words that were found. `occurred_at` of a dog or a
         *         household is when it was written down.
         */
        Hit: {
            kind: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            dog_id: string | null;
            dog_name: string | null;
            occurred_at: string;
            author: components["schemas"]["Author"];
            title: string;
            snippet: string;
            score: number;
            detail_kind: string;
            tags: string[];
        };
        /**
         * HouseholdPerson
         * @description Somebody who lives with the dog or is responsible for it.
         */
        HouseholdPerson: {
            /** @description Not blank. */
            name: string;
            /**
             * @default owner
             * @enum {unknown}
             */
            relation: "co_owner" | "foster" | "handler" | "owner" | "puppy_raiser" | "shelter";
            /** @default null */
            email: string | null;
            /** @default null */
            phone: string | null;
        };
        /**
         * InvitationCard
         * @description An open invitation; `token` and `url` only in the answer that made it.
         */
        InvitationCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            email: string;
            /** @enum {unknown} */
            role: "assistant" | "owner" | "trainer" | "viewer";
            created_at: string;
            expires_at: string;
            /** @default  */
            token: string;
            /** @default  */
            url: string;
        };
        /**
         * InvitationCards
         * @description Open invitations, newest first.
         */
        InvitationCards: {
            items: components["schemas"]["InvitationCard"][];
            /** @default null */
            next_cursor: string | null;
        };
        /**
         * InvitationPreview
         * @description What an invited person sees before accepting.
         */
        InvitationPreview: {
            organization: string;
            email: string;
            /** @enum {unknown} */
            role: "assistant" | "owner" | "trainer" | "viewer";
            invited_by: string;
            expires_at: string;
            has_account: boolean;
        };
        /**
         * LogIn
         * @description Credentials. Who has a second step adds `code` (one-time or recovery code) or `passkey`.
         */
        LogIn: {
            email: string;
            password: string;
            /** @default null */
            code: string | null;
            /** @default null */
            passkey: components["schemas"]["PasskeyProof"] | null;
        };
        /**
         * Me
         * @description Who is signed in, where, and the token that every unsafe request of the browser must carry.
         */
        Me: {
            person: components["schemas"]["PersonCard"];
            memberships: components["schemas"]["MembershipCard"][];
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            organization_id: string;
            csrf_token: string | null;
        };
        /**
         * Member
         * @description A person in an organization, with name and address.
         */
        Member: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            person_id: string;
            name: string;
            email: string;
            /** @enum {unknown} */
            role: "assistant" | "owner" | "trainer" | "viewer";
            /** @enum {unknown} */
            status: "active" | "ended";
        };
        /**
         * MemberChanges
         * @description The new role.
         */
        MemberChanges: {
            /** @enum {unknown} */
            role: "assistant" | "owner" | "trainer" | "viewer";
        };
        /**
         * MemberPage
         * @description Members by name.
         */
        MemberPage: {
            items: components["schemas"]["Member"][];
            next_cursor: string | null;
        };
        /**
         * MembersQuery
         * @description Which page of the members.
         */
        MembersQuery: {
            /**
             * @description How many items a page holds at most.
             * @default 50
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * MembershipCard
         * @description The person's place in an organization.
         */
        MembershipCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            member_id: string;
            /** @enum {unknown} */
            role: "assistant" | "owner" | "trainer" | "viewer";
            organization: components["schemas"]["OrganizationCard"];
        };
        /**
         * MyChanges
         * @description Changes to one's own account; a new password needs the current one.
         */
        MyChanges: {
            /** @default null */
            name: string | null;
            /** @default null */
            password: string | null;
            /** @default null */
            current_password: string | null;
        };
        /**
         * NewInvitation
         * @description Asks somebody into the organization.
         */
        NewInvitation: {
            /**
             * @description An e-mail address.
             * @example lena@example.org
             */
            email: string;
            /** @enum {unknown} */
            role: "assistant" | "owner" | "trainer" | "viewer";
        };
        /**
         * NewPasskey
         * @description A passkey that the browser has just made.
         */
        NewPasskey: {
            /** @description Not blank. */
            name: string;
            challenge_token: string;
            credential: components["schemas"]["PasskeyCredential"];
        };
        /**
         * NewPassword
         * @description The new password.
         */
        NewPassword: {
            password: string;
        };
        /**
         * NewToken
         * @description A personal access token to be made.
         */
        NewToken: {
            /** @description Not blank. */
            name: string;
            scopes: ("admin" | "read" | "write")[];
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            expires_at: string;
        };
        /**
         * Note
         * @description A note on a dog. The text stays exactly as it was typed.
         */
        Note: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /** @description The text, at most 64 KiB in UTF-8. */
            body: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            occurred_at: string;
            time_zone: string | null;
            /** @enum {unknown} */
            kind: "contact" | "general" | "handover" | "health" | "incident" | "observation" | "plan" | "session";
            /** @enum {unknown} */
            form: "abc" | "free" | "log" | "soap";
            title: string | null;
            tags: string[];
            /** @enum {unknown} */
            visibility: "client" | "external" | "org" | "private" | "team";
            /** @enum {unknown} */
            source: "generated" | "import" | "typed" | "voice";
            /** @enum {unknown} */
            status: "amended" | "draft" | "final" | "void";
            language: string | null;
            /** @default  */
            deleted_at: string;
        };
        /**
         * NoteBody
         * @description A note on a dog. The text stays exactly as it was typed.
         */
        NoteBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /** @description The text, at most 64 KiB in UTF-8. */
            body: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            occurred_at: string;
            /** @default null */
            time_zone: string | null;
            /**
             * @default general
             * @enum {unknown}
             */
            kind: "contact" | "general" | "handover" | "health" | "incident" | "observation" | "plan" | "session";
            /**
             * @default free
             * @enum {unknown}
             */
            form: "abc" | "free" | "log" | "soap";
            /** @default null */
            title: string | null;
            /** @default [] */
            tags: string[];
            /**
             * @default team
             * @enum {unknown}
             */
            visibility: "client" | "external" | "org" | "private" | "team";
            /**
             * @default typed
             * @enum {unknown}
             */
            source: "generated" | "import" | "typed" | "voice";
            /**
             * @default final
             * @enum {unknown}
             */
            status: "amended" | "draft" | "final" | "void";
            /** @default null */
            language: string | null;
        };
        /**
         * NotePatch
         * @description Changes to a note, as a JSON merge patch.
         */
        NotePatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /** @description The text, at most 64 KiB in UTF-8. */
            body?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            occurred_at?: string;
            /** @default null */
            time_zone: string | null;
            /** @default null */
            kind: ("contact" | "general" | "handover" | "health" | "incident" | "observation" | "plan" | "session") | null;
            /** @default null */
            form: ("abc" | "free" | "log" | "soap") | null;
            /** @default null */
            title: string | null;
            /** @default null */
            tags: string[] | null;
            /** @default null */
            visibility: ("client" | "external" | "org" | "private" | "team") | null;
            /** @default null */
            source: ("generated" | "import" | "typed" | "voice") | null;
            /** @default null */
            status: ("amended" | "draft" | "final" | "void") | null;
            /** @default null */
            language: string | null;
        };
        /**
         * Organization
         * @description A practice, facility or unit; it owns all data.
         */
        Organization: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /** @description Not blank. */
            name: string;
            /** @enum {unknown} */
            kind: "assistance_school" | "shelter" | "solo" | "training_business" | "vet_behavior" | "working_unit";
            /**
             * @description IANA time zone.
             * @example Europe/Zurich
             */
            time_zone: string;
            /** @enum {unknown} */
            unit_system: "metric" | "us";
            locale: string;
            /** @default  */
            deleted_at: string;
        };
        /**
         * OrganizationCard
         * @description An organization by its name.
         */
        OrganizationCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            name: string;
        };
        /**
         * OrganizationPatch
         * @description Changes to a organization, as a JSON merge patch.
         */
        OrganizationPatch: {
            /** @description Not blank. */
            name?: string;
            /** @default null */
            kind: ("assistance_school" | "shelter" | "solo" | "training_business" | "vet_behavior" | "working_unit") | null;
            /** @default null */
            time_zone: string | null;
            /** @default null */
            unit_system: ("metric" | "us") | null;
            /** @default null */
            locale: string | null;
        };
        /**
         * PasskeyCard
         * @description A passkey by its name.
         */
        PasskeyCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            name: string;
            created_at: string;
        };
        /**
         * PasskeyCards
         * @description One's own passkeys, newest first.
         */
        PasskeyCards: {
            items: components["schemas"]["PasskeyCard"][];
            /** @default null */
            next_cursor: string | null;
        };
        /**
         * PasskeyCredential
         * @description What the browser's authenticator made or signed: the JSON form of a `PublicKeyCredential`.
         */
        PasskeyCredential: {
            id: string;
            rawId: string;
            /** @enum {unknown} */
            type: "public-key";
            response: Record<string, never>;
        };
        /**
         * PasskeyOptions
         * @description What the browser needs for a ceremony; `challenge_token` comes back with its outcome.
         */
        PasskeyOptions: {
            challenge_token: string;
            options: Record<string, never>;
        };
        /**
         * PasskeyProof
         * @description The second step by passkey: which challenge was signed, and the signature.
         */
        PasskeyProof: {
            challenge_token: string;
            credential: components["schemas"]["PasskeyCredential"];
        };
        /**
         * PersonCard
         * @description The person who is signed in.
         */
        PersonCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            email: string;
            name: string;
            totp_enabled: boolean;
            passkeys: number;
        };
        /**
         * Problem
         * @description What went wrong and what to do next. `type` is stable; `detail` is written for people.
         */
        Problem: {
            type: string;
            title: string;
            status: number;
            detail: string;
            /** @default [] */
            errors: components["schemas"]["FieldProblem"][];
        };
        /**
         * RecoveryCodes
         * @description Codes for the day the phone is lost; each works once.
         */
        RecoveryCodes: {
            recovery_codes: string[];
        };
        /**
         * Registration
         * @description A new person with a new organization.
         */
        Registration: {
            /**
             * @description An e-mail address.
             * @example lena@example.org
             */
            email: string;
            password: string;
            /** @description Not blank. */
            name: string;
            /** @description Not blank. */
            organization: string;
        };
        /**
         * ResetRequest
         * @description Asks for a link to set a new password.
         */
        ResetRequest: {
            email: string;
        };
        /**
         * Revision
         * @description One revision: what was said, by whom, when, why, and its place in the hash chain.
         */
        Revision: {
            revision: number;
            author: components["schemas"]["Author"];
            action: string;
            recorded_at: string;
            occurred_at: string | null;
            reason: string;
            deleted: boolean;
            body: unknown;
            hash: string;
            previous_hash: string;
            fields: Record<string, never>;
        };
        /**
         * RevisionPage
         * @description Revisions, oldest first.
         */
        RevisionPage: {
            items: components["schemas"]["Revision"][];
            next_cursor: string | null;
        };
        /**
         * RevisionsQuery
         * @description Parameters of the list of revisions.
         */
        RevisionsQuery: {
            /**
             * @description How many items a page holds at most.
             * @default 200
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * SearchPage
         * @description Hits, best first. `total_estimate` is exact as long as it is small.
         */
        SearchPage: {
            items: components["schemas"]["Hit"][];
            next_cursor: string | null;
            total_estimate: number;
            corrections: components["schemas"]["Correction"][];
        };
        /**
         * SearchQuery
         * @description What to look for, and where. `to` is the last day that counts, or a time that does not.
         */
        SearchQuery: {
            /**
             * @description Words, "phrases", -excluded, and dog: author: kind: tag: after: before:. `after:2026-03` begins with the first of March, `before:2026-03` ends before it. Without words, everything that the filters leave is listed, newest first.
             * @default
             * @example recall dog:juno after:2026-01
             */
            q: string;
            /** @default null */
            dog: string | null;
            /** @default null */
            author: string | null;
            /** @default null */
            kind: string | null;
            /** @default null */
            tag: string | null;
            /** @default null */
            from: string | null;
            /** @default null */
            to: string | null;
            /**
             * @description How many items a page holds at most.
             * @default 50
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * Session
         * @description Time spent with a dog.
         */
        Session: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            created_at: string;
            updated_at: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            author_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            updated_by_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            started_at: string;
            ended_at: string | null;
            /** @enum {unknown} */
            kind: "assessment" | "care" | "certification" | "class" | "deployment" | "observation" | "owner_practice" | "probe" | "training";
            /** @enum {unknown} */
            status: "amended" | "ended" | "final" | "open" | "void";
            location: string | null;
            area: string | null;
            summary: string | null;
            /** @default  */
            deleted_at: string;
        };
        /**
         * SessionBody
         * @description Time spent with a dog.
         */
        SessionBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            started_at: string;
            /** @default null */
            ended_at: string | null;
            /**
             * @default training
             * @enum {unknown}
             */
            kind: "assessment" | "care" | "certification" | "class" | "deployment" | "observation" | "owner_practice" | "probe" | "training";
            /**
             * @default open
             * @enum {unknown}
             */
            status: "amended" | "ended" | "final" | "open" | "void";
            /** @default null */
            location: string | null;
            /** @default null */
            area: string | null;
            /** @default null */
            summary: string | null;
        };
        /**
         * SessionPatch
         * @description Changes to a session, as a JSON merge patch.
         */
        SessionPatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            started_at?: string;
            /** @default null */
            ended_at: string | null;
            /** @default null */
            kind: ("assessment" | "care" | "certification" | "class" | "deployment" | "observation" | "owner_practice" | "probe" | "training") | null;
            /** @default null */
            status: ("amended" | "ended" | "final" | "open" | "void") | null;
            /** @default null */
            location: string | null;
            /** @default null */
            area: string | null;
            /** @default null */
            summary: string | null;
        };
        /**
         * SignIn
         * @description A browser that is signed in.
         */
        SignIn: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            created_at: string;
            last_seen_at: string;
            user_agent: string;
            current: boolean;
        };
        /**
         * SignIns
         * @description Every browser that is signed in, newest first.
         */
        SignIns: {
            items: components["schemas"]["SignIn"][];
            /** @default null */
            next_cursor: string | null;
        };
        /**
         * TimelineItem
         * @description One thing that happened with a dog. `kind` is the kind of record, `detail_kind` the note's own kind.
         */
        TimelineItem: {
            author: components["schemas"]["Author"];
            kind: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            occurred_at: string;
            title: string;
            summary: string;
            tags: string[];
            revision: number;
            detail_kind: string;
            visibility: string;
        };
        /**
         * TimelinePage
         * @description Newest first.
         */
        TimelinePage: {
            items: components["schemas"]["TimelineItem"][];
            next_cursor: string | null;
        };
        /**
         * TimelineQuery
         * @description Which part of a timeline. `to` is the last day that is shown, or a time that is not.
         */
        TimelineQuery: {
            /** @default null */
            kind: string | null;
            /** @default null */
            tag: string | null;
            /** @default null */
            from: string | null;
            /** @default null */
            to: string | null;
            /**
             * @description How many items a page holds at most.
             * @default 50
             */
            limit: number;
            /** @default null */
            cursor: string | null;
        };
        /**
         * TokenCard
         * @description A personal access token; `token` only in the answer that made it.
         */
        TokenCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            name: string;
            scopes: ("admin" | "read" | "write")[];
            created_at: string;
            expires_at: string;
            /** @default  */
            token: string;
        };
        /**
         * TokenCards
         * @description Tokens, newest first.
         */
        TokenCards: {
            items: components["schemas"]["TokenCard"][];
            /** @default null */
            next_cursor: string | null;
        };
        /**
         * TotpCode
         * @description A code from the authenticator app.
         */
        TotpCode: {
            code: string;
        };
        /**
         * TotpSecret
         * @description What an authenticator app needs; shown once, in force after the first code.
         */
        TotpSecret: {
            secret: string;
            uri: string;
            qr_svg: string;
        };
        /**
         * WriteQuery
         * @description Parameters of a write.
         */
        WriteQuery: {
            /**
             * @description Why it was changed; kept with the revision.
             * @default
             */
            reason: string;
        };
    };
    responses: {
        /** @description The request is malformed. */
        Problem400: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in. */
        Problem401: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role or token does not allow this. */
        Problem403: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not exist, or it is not yours to see. */
        Problem404: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not fit what is stored. */
        Problem409: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Changed in the meantime; the problem holds the current state. */
        Problem412: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too large. */
        Problem413: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not JSON. */
        Problem415: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Some values are not valid. */
        Problem422: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description If-Match is missing. */
        Problem428: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests. */
        Problem429: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The database is not available. */
        Problem503: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The disk is full. */
        Problem507: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Registration"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetRequest"];
            };
        };
        responses: {
            /** @description Accepted. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    getMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patchMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MyChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listSignIns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignIns"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endSignIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpSecret"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPassword"];
            };
        };
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpCode"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodes"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    beginPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyOptions"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listPasskeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCards"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasskey"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeyCard"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    removePasskey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CurrentPassword"];
            };
        };
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    patchOrganization: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganizationPatch"];
                "application/merge-patch+json": components["schemas"]["OrganizationPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listMembers: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getMember: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    endMembership: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patchMember: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberChanges"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Member"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listInvitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationCards"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationCard"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    previewInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationPreview"];
                };
            };
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Acceptance"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCards"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    makeToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenCard"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done; nothing to say. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listDogs: {
        parameters: {
            query?: {
                /** @description Only those whose name contains this. */
                q?: string;
                status?: "active" | "deceased" | "graduated" | "paused" | "released" | "retired" | "transferred";
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DogPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listGuardians: {
        parameters: {
            query?: {
                /** @description Only those whose name contains this. */
                q?: string;
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuardianPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getDog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dog"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    putDog: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DogBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dog"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dog"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    deleteDog: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dog"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patchDog: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DogPatch"];
                "application/merge-patch+json": components["schemas"]["DogPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dog"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    restoreDog: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dog"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listDogRevisions: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getGuardian: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guardian"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    putGuardian: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardianBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guardian"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guardian"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    deleteGuardian: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guardian"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patchGuardian: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GuardianPatch"];
                "application/merge-patch+json": components["schemas"]["GuardianPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guardian"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    restoreGuardian: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Guardian"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listGuardianRevisions: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                /** @description A kind of record or of note. */
                kind?: string;
                /** @description A tag, without #. */
                tag?: string;
                /** @description A day (2026-10-06) or an RFC 3339 time. */
                from?: string;
                /** @description A day (2026-10-06) or an RFC 3339 time. */
                to?: string;
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TimelinePage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getNote: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    putNote: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    deleteNote: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patchNote: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotePatch"];
                "application/merge-patch+json": components["schemas"]["NotePatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    restoreNote: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Note"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listNoteRevisions: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    putSession: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    deleteSession: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    patchSession: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header: {
                /** @description The ETag of the revision that was changed. */
                "If-Match": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionPatch"];
                "application/merge-patch+json": components["schemas"]["SessionPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            428: components["responses"]["Problem428"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    restoreSession: {
        parameters: {
            query?: {
                /** @description Why it was changed; kept with the revision. */
                reason?: string;
            };
            header?: {
                /** @description The ETag of the revision that was changed. */
                "If-Match"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    listSessionRevisions: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description Words, "phrases", -excluded, and dog: author: kind: tag: after: before:. `after:2026-03` begins with the first of March, `before:2026-03` ends before it. Without words, everything that the filters leave is listed, newest first. */
                q?: string;
                /** @description Only what is about this dog. */
                dog?: string;
                /** @description Only what this person wrote. */
                author?: string;
                /** @description A kind of record or of note. */
                kind?: string;
                /** @description A tag, without #. */
                tag?: string;
                /** @description A day (2026-10-06) or an RFC 3339 time. */
                from?: string;
                /** @description A day (2026-10-06) or an RFC 3339 time. */
                to?: string;
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                /** @description How many items a page holds at most. */
                limit?: number;
                /** @description `next_cursor` of the page before this one. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
    verifyAudit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditReport"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
        };
    };
}
