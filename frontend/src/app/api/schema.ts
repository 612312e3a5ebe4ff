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
    "/api/v1/skills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One skill */
        get: operations["getSkill"];
        /** Create or replace a skill */
        put: operations["putSkill"];
        post?: never;
        /** Delete a skill; it can be restored for 30 days */
        delete: operations["deleteSkill"];
        options?: never;
        head?: never;
        /** Change some fields of a skill */
        patch: operations["patchSkill"];
        trace?: never;
    };
    "/api/v1/skills/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted skill back */
        post: operations["restoreSkill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a skill, oldest first */
        get: operations["listSkillRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/behaviors/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One behaviour */
        get: operations["getBehavior"];
        /** Create or replace a behaviour */
        put: operations["putBehavior"];
        post?: never;
        /** Delete a behaviour; it can be restored for 30 days */
        delete: operations["deleteBehavior"];
        options?: never;
        head?: never;
        /** Change some fields of a behaviour */
        patch: operations["patchBehavior"];
        trace?: never;
    };
    "/api/v1/behaviors/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted behaviour back */
        post: operations["restoreBehavior"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/behaviors/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a behaviour, oldest first */
        get: operations["listBehaviorRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan */
        get: operations["getTarget"];
        /** Create or replace a plan */
        put: operations["putTarget"];
        post?: never;
        /** Delete a plan; it can be restored for 30 days */
        delete: operations["deleteTarget"];
        options?: never;
        head?: never;
        /** Change some fields of a plan */
        patch: operations["patchTarget"];
        trace?: never;
    };
    "/api/v1/plans/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted plan back */
        post: operations["restoreTarget"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/plans/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a plan, oldest first */
        get: operations["listTargetRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/skills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The practice's skills by name */
        get: operations["listSkills"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/behaviors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The practice's behaviours by name */
        get: operations["listBehaviors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dog's plans by name */
        get: operations["listPlans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Definitions of behaviours that come with Longline */
        get: operations["listLibrary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules for moving on and for mastery that come with Longline */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/rules/promise": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The chance that a dog of a given reliability passes a rule */
        post: operations["whatARulePromises"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety-flags/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One safety flag */
        get: operations["getSafetyFlag"];
        /** Create or replace a safety flag */
        put: operations["putSafetyFlag"];
        post?: never;
        /** Delete a safety flag; it can be restored for 30 days */
        delete: operations["deleteSafetyFlag"];
        options?: never;
        head?: never;
        /** Change some fields of a safety flag */
        patch: operations["patchSafetyFlag"];
        trace?: never;
    };
    "/api/v1/safety-flags/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted safety flag back */
        post: operations["restoreSafetyFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety-flags/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a safety flag, oldest first */
        get: operations["listSafetyFlagRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vaccinations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One health item */
        get: operations["getHealthItem"];
        /** Create or replace a health item */
        put: operations["putHealthItem"];
        post?: never;
        /** Delete a health item; it can be restored for 30 days */
        delete: operations["deleteHealthItem"];
        options?: never;
        head?: never;
        /** Change some fields of a health item */
        patch: operations["patchHealthItem"];
        trace?: never;
    };
    "/api/v1/vaccinations/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted health item back */
        post: operations["restoreHealthItem"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/vaccinations/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a health item, oldest first */
        get: operations["listHealthItemRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/safety-flags/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you have read a safety flag as it stands now */
        post: operations["acknowledgeSafetyFlag"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/safety": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dog's running safety flags, and whether you have read them */
        get: operations["getSafety"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dog's health items with what expires when */
        get: operations["getHealth"];
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
    "/api/v1/sets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One set */
        get: operations["getExerciseSet"];
        /** Create or replace a set */
        put: operations["putExerciseSet"];
        post?: never;
        /** Delete a set; it can be restored for 30 days */
        delete: operations["deleteExerciseSet"];
        options?: never;
        head?: never;
        /** Change some fields of a set */
        patch: operations["patchExerciseSet"];
        trace?: never;
    };
    "/api/v1/sets/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted set back */
        post: operations["restoreExerciseSet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sets/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a set, oldest first */
        get: operations["listExerciseSetRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One observation */
        get: operations["getObservation"];
        /** Create or replace a observation */
        put: operations["putObservation"];
        post?: never;
        /** Delete a observation; it can be restored for 30 days */
        delete: operations["deleteObservation"];
        options?: never;
        head?: never;
        /** Change some fields of a observation */
        patch: operations["patchObservation"];
        trace?: never;
    };
    "/api/v1/observations/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring a deleted observation back */
        post: operations["restoreObservation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/{id}/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision of a observation, oldest first */
        get: operations["listObservationRevisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/parse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What the shorthand in a text means, without saving it */
        post: operations["parseText"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/observations/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the practice adds to the shorthand's words: its skills, behaviours, dogs and people */
        get: operations["getPracticeWords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/progress": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Series, phases and statistics for charts, and what the rules say */
        get: operations["getProgress"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A session with its sets and observations */
        get: operations["getSessionRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A note composed from the session's data */
        get: operations["draftNote"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/weights": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A dog's weighings, oldest first */
        get: operations["listWeights"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dogs/{id}/handover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to know now about a dog */
        get: operations["getHandover"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/notes/{id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that you have read a hand-over note as it stands now */
        post: operations["acknowledgeNote"];
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
         * Abc
         * @description Antecedent and consequence; the behaviour itself is an event of the observation.
         */
        Abc: {
            antecedent: components["schemas"]["Antecedent"];
            consequence: components["schemas"]["Consequence"];
            /** @default [] */
            setting_events: string[];
            /** @default  */
            place: string;
        };
        /**
         * AbcFact
         * @description What came before, what the dog did, what followed.
         */
        AbcFact: {
            /** @enum {unknown} */
            type: "abc";
            span: [
                number,
                number
            ];
            antecedent: string;
            behavior: string;
            consequence: string;
        };
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
         * Acknowledgement
         * @description Somebody has read this revision.
         */
        Acknowledgement: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            person_id: string;
            person_name: string;
            revision: number;
            at: string;
        };
        /**
         * AdvanceRuleBody
         * @description Push at `push_min` of `set_size` or more, drop at `drop_max` or fewer, stick in between.
         */
        AdvanceRuleBody: {
            id: string;
            /** @description Not blank. */
            name: string;
            set_size: number;
            push_min: number;
            drop_max: number;
            /** @default 1 */
            version: number;
            /** @default 1 */
            consecutive_sets: number;
        };
        /**
         * AdviceRecord
         * @description What was advised after the set, under which rule, and what the trainer did. Never recomputed.
         */
        AdviceRecord: {
            verdict: ("drop" | "push" | "split" | "stick") | null;
            reason: string;
            rule: components["schemas"]["AdvanceRuleBody"];
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            at: string;
            /** @default [] */
            warnings: string[];
            /** @default null */
            taken: ("drop" | "push" | "split" | "stick") | null;
            /** @default  */
            taken_reason: string;
        };
        /**
         * Aim
         * @description Where it should get: `value` in the measure's unit, by a day if one is set, from a start if it is a slope.
         */
        Aim: {
            value: number;
            /** @default null */
            by: string | null;
            /** @default null */
            start_on: string | null;
            /** @default null */
            start_value: number | null;
        };
        /**
         * Antecedent
         * @description What came before.
         */
        Antecedent: {
            /**
             * @default other
             * @enum {unknown}
             */
            category: "being_left" | "dog" | "food" | "handling" | "movement" | "noise" | "object" | "other" | "person" | "place";
            /** @default  */
            text: string;
        };
        /**
         * AttendanceFact
         * @description Whether a dog of the class was there, and what was said of it.
         */
        AttendanceFact: {
            /** @enum {unknown} */
            type: "attendance";
            span: [
                number,
                number
            ];
            name: string;
            present: boolean;
            /** @default null */
            text: string | null;
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
         * Behavior
         * @description A behaviour that is watched: counted, timed or met at a distance, as this practice defines it.
         */
        Behavior: {
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
            key: string | null;
            operational_definition: string;
            examples: string[];
            non_examples: string[];
            onset: string;
            offset: string;
            synonyms: string[];
            /** @enum {unknown} */
            status: "active" | "retired";
            /** @enum {unknown} */
            domain: "concern" | "emotional" | "husbandry" | "skill" | "sport" | "working";
            /** @enum {unknown} */
            default_measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
            /** @default  */
            deleted_at: string;
        };
        /**
         * BehaviorBody
         * @description A behaviour that is watched: counted, timed or met at a distance, as this practice defines it.
         */
        BehaviorBody: {
            /** @description Not blank. */
            name: string;
            /** @default null */
            key: string | null;
            /** @default  */
            operational_definition: string;
            /** @default [] */
            examples: string[];
            /** @default [] */
            non_examples: string[];
            /** @default  */
            onset: string;
            /** @default  */
            offset: string;
            /** @default [] */
            synonyms: string[];
            /**
             * @default active
             * @enum {unknown}
             */
            status: "active" | "retired";
            /**
             * @default concern
             * @enum {unknown}
             */
            domain: "concern" | "emotional" | "husbandry" | "skill" | "sport" | "working";
            /**
             * @default count
             * @enum {unknown}
             */
            default_measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
        };
        /** BehaviorPage */
        BehaviorPage: {
            items: components["schemas"]["Behavior"][];
            next_cursor: string | null;
        };
        /**
         * BehaviorPatch
         * @description Changes to a behaviour, as a JSON merge patch.
         */
        BehaviorPatch: {
            /** @description Not blank. */
            name?: string;
            /** @default null */
            key: string | null;
            /** @default null */
            operational_definition: string | null;
            /** @default null */
            examples: string[] | null;
            /** @default null */
            non_examples: string[] | null;
            /** @default null */
            onset: string | null;
            /** @default null */
            offset: string | null;
            /** @default null */
            synonyms: string[] | null;
            /** @default null */
            status: ("active" | "retired") | null;
            /** @default null */
            domain: ("concern" | "emotional" | "husbandry" | "skill" | "sport" | "working") | null;
            /** @default null */
            default_measure: ("count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance") | null;
        };
        /**
         * Bounce
         * @description How far the points lie above and below the line, as factors of at least 1 (Pennypacker et al. 2003).
         */
        Bounce: {
            up: number;
            down: number;
            total: number;
        };
        /**
         * CalmDistance
         * @description A distance in metres with its 95 % interval.
         */
        CalmDistance: {
            metres: number;
            lower: number;
            upper: number;
        };
        /**
         * CautionFact
         * @description Something that may deserve a safety flag.
         */
        CautionFact: {
            /** @enum {unknown} */
            type: "caution";
            span: [
                number,
                number
            ];
            text: string;
        };
        /**
         * Celeration
         * @description The trend of a rate on a ratio scale.
         *
         *         `per_week` multiplies the rate every 7 days (below 1: it falls); `rate_at_start` is the line's height on the first
         *         day, per minute; `bounce` describes the scatter around the line as factors: up to the highest point, down to the
         *         lowest, and their product, the total bounce. `floored` zeros were set at the record floor.
         */
        Celeration: {
            per_week: number;
            rate_at_start: number;
            bounce: components["schemas"]["Bounce"];
            /** @enum {unknown} */
            method: "least_squares" | "theil_sen";
            points: number;
            floored: number;
            caveats: string[];
        };
        /**
         * Cell
         * @description A place on the map: the index of the bin on each side, from 0 (easiest); None: the skill has no such side.
         */
        Cell: {
            duration: number | null;
            distance: number | null;
            distraction: number | null;
        };
        /**
         * CellEvidence
         * @description One cell and what speaks for its state.
         *
         *         `correct` of `scorable` are the newest trials that were judged, with percent and Wilson interval in percent; `sets`
         *         and `last_on` look at all of the cell's sets. `covered`: never tried itself, but a harder cell is proven. `reason`
         *         is a full sentence.
         */
        CellEvidence: {
            cell: components["schemas"]["Cell"];
            words: string;
            /** @enum {unknown} */
            state: "never_tried" | "proven" | "weak";
            covered: boolean;
            correct: number;
            scorable: number;
            percent: number | null;
            lower: number | null;
            upper: number | null;
            sets: number;
            last_on: string | null;
            reason: string;
        };
        /**
         * ChartedSeries
         * @description A series with the numbers beside its chart.
         */
        ChartedSeries: {
            target: string;
            /** @enum {unknown} */
            measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
            unit: string;
            /** @enum {unknown} */
            per: "day" | "session";
            points: components["schemas"]["Point"][];
            phases: components["schemas"]["Phase"][];
            conditions: components["schemas"]["Condition"][];
            gaps: components["schemas"]["Gap"][];
            /** @default null */
            aim: components["schemas"]["Aim"] | null;
            trends: components["schemas"]["PhaseTrend"][];
            changes: components["schemas"]["PhaseChange"][];
        };
        /**
         * Comparison
         * @description An earlier count that the note compares with, and the words that say when it was.
         */
        Comparison: {
            count: number;
            /** @default null */
            observed_s: number | null;
            /** @default  */
            words: string;
        };
        /**
         * Condition
         * @description A change inside a phase (new handler, medication): a dashed line with a label.
         */
        Condition: {
            at: string;
            label: string;
        };
        /**
         * Consequence
         * @description What came after, and by whom.
         */
        Consequence: {
            /**
             * @default other
             * @enum {unknown}
             */
            category: "access" | "attention" | "distance" | "food" | "nothing" | "other" | "removed";
            /** @default  */
            by_whom: string;
            /** @default  */
            text: string;
        };
        /**
         * Contradiction
         * @description The text says one thing and the session's data another. `span` in code points; a full sentence.
         */
        Contradiction: {
            span: [
                number,
                number
            ];
            sentence: string;
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
         * CountFact
         * @description How often a behaviour was seen, in `observed_s` seconds of looking when that was said.
         */
        CountFact: {
            /** @enum {unknown} */
            type: "count";
            span: [
                number,
                number
            ];
            behavior: string;
            count: number;
            /** @default null */
            key: string | null;
            /** @default null */
            observed_s: number | null;
            /** @default null */
            rate_per_min: number | null;
            /** @default null */
            compared: components["schemas"]["Comparison"] | null;
        };
        /**
         * Cue
         * @description What tells the dog that it is its turn.
         */
        Cue: {
            /**
             * @default verbal
             * @enum {unknown}
             */
            modality: "environmental" | "hand" | "scent" | "tactile" | "verbal";
            /** @default  */
            text: string;
            /** @default null */
            language: string | null;
            /**
             * @default none_yet
             * @enum {unknown}
             */
            status: "adding" | "fading_lure" | "none_yet" | "on_cue" | "poisoned" | "retired";
        };
        /**
         * CumulativeOfTarget
         * @description The cumulative record of a target's counts.
         */
        CumulativeOfTarget: {
            target: string;
            points: components["schemas"]["CumulativePoint"][];
        };
        /**
         * CumulativePoint
         * @description All responses seen up to `at`, and all seconds observed; `after_gap` when nobody looked in between.
         */
        CumulativePoint: {
            at: string;
            session_id: string | null;
            total: number;
            observed_s: number;
            after_gap: boolean;
        };
        /**
         * CurrentPassword
         * @description Proves that it is really the person.
         */
        CurrentPassword: {
            password: string;
        };
        /**
         * Departure
         * @description Being left alone, as a trial. Times in seconds.
         */
        Departure: {
            /** @description Seconds. */
            planned_s: number;
            /** @default null */
            actual_s: number | null;
            /** @default null */
            first_sign_s: number | null;
            /** @default null */
            peak_fas: number | null;
            /** @default  */
            reason_ended: string;
            /** @default  */
            who_left: string;
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
            reinforcers: components["schemas"]["Reinforcer"][];
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
            /** @default [] */
            reinforcers: components["schemas"]["Reinforcer"][];
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
            reinforcers: components["schemas"]["Reinforcer"][];
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
            /** @default null */
            reinforcers: components["schemas"]["Reinforcer"][] | null;
        };
        /**
         * DogProgress
         * @description Everything that the progress page shows. `loose` tells which points lead to a note and not to a session.
         */
        DogProgress: {
            targets: components["schemas"]["ProgressTarget"][];
            series: components["schemas"]["ChartedSeries"][];
            rules: components["schemas"]["RuleState"][];
            proofing: components["schemas"]["ProofingOfTarget"][];
            cumulative: components["schemas"]["CumulativeOfTarget"][];
            thresholds: components["schemas"]["ThresholdOfTrigger"][];
            loose: components["schemas"]["LooseRecord"][];
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
         * DraftedNote
         * @description A note composed from a session's data by templates. Every number in it is one of the data.
         */
        DraftedNote: {
            text: string;
            title: string;
        };
        /**
         * DueProbe
         * @description A probe `days_after` mastery; `done_on` is the day of the one that was done for it.
         *
         *         `overdue`: its day is past and it can still be made up for; `missed`: the next due day has come without it.
         */
        DueProbe: {
            days_after: number;
            /** Format: date */
            due_on: string;
            /** @enum {unknown} */
            state: "coming" | "due" | "failed" | "missed" | "overdue" | "passed";
            done_on: string | null;
        };
        /**
         * DurationFact
         * @description How long a behaviour lasted.
         */
        DurationFact: {
            /** @enum {unknown} */
            type: "duration";
            span: [
                number,
                number
            ];
            behavior: string;
            seconds: number;
            /** @default null */
            key: string | null;
        };
        /**
         * ErrorCount
         * @description How many trials of a set went wrong in one way; `kind` is one of the glossary's error kinds.
         */
        ErrorCount: {
            kind: string;
            count: number;
        };
        /**
         * Event
         * @description One moment of a behaviour: a point, or the start or stop of one that lasts.
         *
         *         `closed_at_end`: nobody tapped the stop; the session's end closed it.
         */
        Event: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            at: string;
            /**
             * @default point
             * @enum {unknown}
             */
            kind: "point" | "start" | "stop";
            /** @default null */
            duration_ms: number | null;
            /** @default null */
            intensity: number | null;
            /** @default false */
            closed_at_end: boolean;
            /** @default null */
            undone_at: string | null;
        };
        /**
         * ExerciseSet
         * @description Trials under one unchanged criterion, within a session.
         */
        ExerciseSet: {
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
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            session_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            started_at: string;
            /** @description Not blank. */
            skill: string;
            key: string | null;
            plan_id: string | null;
            ordinal: number;
            step: components["schemas"]["StepSnapshot"];
            planned_trials: number;
            trials: components["schemas"]["TrialBody"][];
            cue: string | null;
            reinforcer: string | null;
            handler: string | null;
            fas_peak: number | null;
            advice: components["schemas"]["AdviceRecord"] | null;
            /** @enum {unknown} */
            status: "final" | "open" | "void";
            not_recorded_reason: string | null;
            comment: string;
            /** @default  */
            deleted_at: string;
        };
        /**
         * ExerciseSetBody
         * @description Trials under one unchanged criterion, within a session.
         */
        ExerciseSetBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            session_id: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            started_at: string;
            /** @description Not blank. */
            skill: string;
            /** @default null */
            key: string | null;
            /** @default null */
            plan_id: string | null;
            /** @default 1 */
            ordinal: number;
            step?: components["schemas"]["StepSnapshot"];
            /** @default 5 */
            planned_trials: number;
            /** @default [] */
            trials: components["schemas"]["TrialBody"][];
            /** @default null */
            cue: string | null;
            /** @default null */
            reinforcer: string | null;
            /** @default null */
            handler: string | null;
            /** @default null */
            fas_peak: number | null;
            /** @default null */
            advice: components["schemas"]["AdviceRecord"] | null;
            /**
             * @default open
             * @enum {unknown}
             */
            status: "final" | "open" | "void";
            /** @default null */
            not_recorded_reason: string | null;
            /** @default  */
            comment: string;
        };
        /**
         * ExerciseSetPatch
         * @description Changes to a set, as a JSON merge patch.
         */
        ExerciseSetPatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            session_id?: string;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            started_at?: string;
            /** @description Not blank. */
            skill?: string;
            /** @default null */
            key: string | null;
            /** @default null */
            plan_id: string | null;
            /** @default null */
            ordinal: number | null;
            /** @default null */
            step: components["schemas"]["StepSnapshot"] | null;
            /** @default null */
            planned_trials: number | null;
            /** @default null */
            trials: components["schemas"]["TrialBody"][] | null;
            /** @default null */
            cue: string | null;
            /** @default null */
            reinforcer: string | null;
            /** @default null */
            handler: string | null;
            /** @default null */
            fas_peak: number | null;
            /** @default null */
            advice: components["schemas"]["AdviceRecord"] | null;
            /** @default null */
            status: ("final" | "open" | "void") | null;
            /** @default null */
            not_recorded_reason: string | null;
            /** @default null */
            comment: string | null;
        };
        /**
         * ExposureBody
         * @description A meeting with a trigger. Distances in metres, times in seconds.
         */
        ExposureBody: {
            /**
             * @default other
             * @enum {unknown}
             */
            trigger: "bike" | "child" | "dog" | "handling" | "noise" | "other" | "person" | "vehicle" | "wildlife";
            /** @default  */
            trigger_text: string;
            /** @default null */
            distance_first_m: number | null;
            /** @default null */
            distance_min_m: number | null;
            /** @default null */
            distance_reaction_m: number | null;
            /** @default null */
            exposure_s: number | null;
            /** @default null */
            response: number | null;
            /** @default null */
            took_food: ("not_offered" | "refused" | "snatched" | "yes") | null;
            /** @default null */
            recovery_s: number | null;
            /** @default null */
            escape_possible: boolean | null;
            /** @default true */
            planned: boolean;
        };
        /**
         * ExposureFact
         * @description The dog and a trigger: how far, how strong the response (0-5, anchors in the glossary), how soon recovered.
         */
        ExposureFact: {
            /** @enum {unknown} */
            type: "exposure";
            span: [
                number,
                number
            ];
            /** @default null */
            trigger: ("bike" | "child" | "dog" | "handling" | "noise" | "other" | "person" | "vehicle" | "wildlife") | null;
            /** @default null */
            trigger_text: string | null;
            /** @default null */
            distance_m: number | null;
            /** @default null */
            distance_max_m: number | null;
            /** @default null */
            response: number | null;
            /** @default null */
            took_food: ("refused" | "snatched" | "yes") | null;
            /** @default null */
            recovery_s: number | null;
            /** @default null */
            threshold: boolean | null;
            /** @default null */
            times: number | null;
            /** @default null */
            planned: boolean | null;
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
         * Gap
         * @description A session or day without a value. It is no point, and least of all a zero.
         *
         *         `observed`: something was recorded and does not make a value, such as a meeting without its distance; otherwise
         *         nobody looked.
         */
        Gap: {
            at: string;
            session_id: string | null;
            reason: string;
            /** @default false */
            observed: boolean;
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
         * HandoverCard
         * @description What to know now about a dog. `draft` is a hand-over note to be edited by whoever leaves.
         */
        HandoverCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            plans: components["schemas"]["HandoverPlan"][];
            maintenance: components["schemas"]["HandoverMaintenance"][];
            cautions: components["schemas"]["HandoverCaution"][];
            do_not: components["schemas"]["HandoverLine"][];
            told_owner: components["schemas"]["HandoverLine"][];
            next_actions: components["schemas"]["HandoverLine"][];
            health: components["schemas"]["HandoverLine"][];
            last: components["schemas"]["LastHandover"] | null;
            draft: string;
        };
        /**
         * HandoverCaution
         * @description An open safety flag.
         */
        HandoverCaution: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            flag_id: string;
            /** @enum {unknown} */
            severity: "caution" | "danger" | "info";
            instruction: string;
        };
        /**
         * HandoverLine
         * @description Something that a note says: what the owner was told, the next action, a caution, a matter of health.
         */
        HandoverLine: {
            text: string;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            note_id: string;
            author: string;
            at: string;
        };
        /**
         * HandoverMaintenance
         * @description A mastered target, and which looks after mastery are done, due and missed.
         */
        HandoverMaintenance: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            plan_id: string;
            name: string;
            maintenance: components["schemas"]["Maintenance"];
        };
        /**
         * HandoverPlan
         * @description Where a plan stands: its current step in words, the last three sets, newest first, and what to do next.
         */
        HandoverPlan: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            plan_id: string;
            name: string;
            step: string;
            last_sets: components["schemas"]["SetSummary"][];
            advice: string;
        };
        /**
         * HealthCard
         * @description A health item with what its dates mean today. `days_left` is negative when it has expired.
         *
         *         `past`: it is over, or a newer vaccination of the same name took its place. `planned`: its first day is to come.
         */
        HealthCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            name: string;
            kind: string;
            given_on: string | null;
            expires_on: string | null;
            /** @enum {unknown} */
            state: "expired" | "expires_soon" | "missing" | "past" | "planned" | "running" | "undated" | "valid";
            days_left: number | null;
            sentence: string;
        };
        /**
         * HealthCards
         * @description A dog's health. `items` with the most urgent first; a standard vaccination that is missing stands there too,
         *         with the id of the dog. `today` is the day in the organization's time zone that all of it was judged by.
         */
        HealthCards: {
            items: components["schemas"]["HealthCard"][];
            /** Format: date */
            today: string;
        };
        /**
         * HealthFact
         * @description Something a vet may want to know.
         */
        HealthFact: {
            /** @enum {unknown} */
            type: "health";
            span: [
                number,
                number
            ];
            text: string;
        };
        /**
         * HealthItem
         * @description A vaccination, medication, injury or other fact about the dog's health.
         *
         *         A vaccination without `expires_on` runs for the usual months of its name: rabies and bordetella 12.
         */
        HealthItem: {
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
            /** @description Not blank. */
            name: string;
            /** @enum {unknown} */
            kind: "diagnosis_reported" | "heat_cycle" | "injury" | "medication" | "other" | "vaccination" | "vet_visit";
            given_on: string | null;
            expires_on: string | null;
            months: number | null;
            dose: string;
            from_on: string | null;
            to_on: string | null;
            comment: string;
            /** @default  */
            deleted_at: string;
        };
        /**
         * HealthItemBody
         * @description A vaccination, medication, injury or other fact about the dog's health.
         *
         *         A vaccination without `expires_on` runs for the usual months of its name: rabies and bordetella 12.
         */
        HealthItemBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /** @description Not blank. */
            name: string;
            /**
             * @default vaccination
             * @enum {unknown}
             */
            kind: "diagnosis_reported" | "heat_cycle" | "injury" | "medication" | "other" | "vaccination" | "vet_visit";
            /** @default null */
            given_on: string | null;
            /** @default null */
            expires_on: string | null;
            /** @default null */
            months: number | null;
            /** @default  */
            dose: string;
            /** @default null */
            from_on: string | null;
            /** @default null */
            to_on: string | null;
            /** @default  */
            comment: string;
        };
        /**
         * HealthItemPatch
         * @description Changes to a health item, as a JSON merge patch.
         */
        HealthItemPatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /** @description Not blank. */
            name?: string;
            /** @default null */
            kind: ("diagnosis_reported" | "heat_cycle" | "injury" | "medication" | "other" | "vaccination" | "vet_visit") | null;
            /** @default null */
            given_on: string | null;
            /** @default null */
            expires_on: string | null;
            /** @default null */
            months: number | null;
            /** @default null */
            dose: string | null;
            /** @default null */
            from_on: string | null;
            /** @default null */
            to_on: string | null;
            /** @default null */
            comment: string | null;
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
         * HomeworkFact
         * @description What the owner is to practise.
         */
        HomeworkFact: {
            /** @enum {unknown} */
            type: "homework";
            span: [
                number,
                number
            ];
            text: string;
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
         * Interval
         * @description The values that the data do not speak against; same unit as what it belongs to.
         */
        Interval: {
            lower: number;
            upper: number;
        };
        /**
         * Intervals
         * @description An interval record; a null mark was not observed.
         */
        Intervals: {
            /** @enum {unknown} */
            method: "momentary" | "partial" | "whole";
            interval_s: number;
            marks: (boolean | null)[];
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
         * KeptFact
         * @description A fact of a note and where it comes from.
         *
         *         `read`: the shorthand found it in the text; the registry fills these in itself and ignores those that are sent.
         *         `corrected`: the trainer put it right by hand. `dropped`: the trainer says that it is none. Both are kept when
         *         the text is edited, as long as their words (`quote`) are still there.
         */
        KeptFact: {
            /**
             * @default read
             * @enum {unknown}
             */
            origin: "corrected" | "dropped" | "read";
            /** @default  */
            quote: string;
            fact: components["schemas"]["SetFact"] | components["schemas"]["TrialFact"] | components["schemas"]["LatencyFact"] | components["schemas"]["CountFact"] | components["schemas"]["DurationFact"] | components["schemas"]["ExposureFact"] | components["schemas"]["WelfareFact"] | components["schemas"]["AbcFact"] | components["schemas"]["WeightFact"] | components["schemas"]["HomeworkFact"] | components["schemas"]["NextActionFact"] | components["schemas"]["ToldOwnerFact"] | components["schemas"]["TagFact"] | components["schemas"]["MentionFact"] | components["schemas"]["SettingEventFact"] | components["schemas"]["HealthFact"] | components["schemas"]["OptOutFact"] | components["schemas"]["ReinforcerFact"] | components["schemas"]["TaskFact"] | components["schemas"]["CautionFact"] | components["schemas"]["AttendanceFact"];
        };
        /**
         * LastHandover
         * @description The newest hand-over note, who wrote it, and who has read it.
         */
        LastHandover: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            note_id: string;
            revision: number;
            author: string;
            at: string;
            text: string;
            acknowledged_by: string[];
            acknowledged_by_me: boolean;
        };
        /**
         * LatencyFact
         * @description Seconds from the cue to the response, one trial.
         */
        LatencyFact: {
            /** @enum {unknown} */
            type: "latency";
            span: [
                number,
                number
            ];
            seconds: number;
            /** @default null */
            skill: string | null;
            /** @default null */
            key: string | null;
        };
        /**
         * LibraryBehavior
         * @description An entry of the library that every practice shares.
         */
        LibraryBehavior: {
            /**
             * @description An entry of the library.
             * @example skill.recall
             */
            key: string;
            /** @description Not blank. */
            name: string;
            /** @enum {unknown} */
            domain: "concern" | "emotional" | "husbandry" | "skill" | "sport" | "working";
            operational_definition: string;
            examples: string[];
            non_examples: string[];
            onset: string;
            offset: string;
            /** @enum {unknown} */
            default_measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
            default_unit: string;
            synonyms: string[];
            version: number;
        };
        /**
         * LibraryPage
         * @description All entries that fit.
         */
        LibraryPage: {
            items: components["schemas"]["LibraryBehavior"][];
        };
        /**
         * LibraryQuery
         * @description Which entries of the library.
         */
        LibraryQuery: {
            /**
             * @description Only those whose name contains this.
             * @default
             */
            q: string;
            /** @default null */
            domain: ("concern" | "emotional" | "husbandry" | "skill" | "sport" | "working") | null;
        };
        /**
         * Line
         * @description log-odds = intercept + slope x, with the covariance of the two (inverse of the penalised information).
         */
        Line: {
            intercept: number;
            slope: number;
            variance_intercept: number;
            variance_slope: number;
            covariance: number;
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
         * LooseRecord
         * @description A record outside of any session that points stand for: their `session_id` is its id, and it is no session.
         */
        LooseRecord: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            /** @enum {unknown} */
            kind: "exercise_set" | "note" | "observation";
        };
        /**
         * Maintenance
         * @description The schedule after mastery on `mastered_on`. `reason` is a full sentence.
         *
         *         `reopen`: a probe failed; the schedule then ends with it, `next_due_on` is null, and what follows is teaching again.
         */
        Maintenance: {
            /** Format: date */
            mastered_on: string;
            schedule: components["schemas"]["DueProbe"][];
            next_due_on: string | null;
            reopen: boolean;
            reason: string;
        };
        /**
         * Mastery
         * @description Whether the rule is met; if not, every gap in a full sentence. `run` counts the sessions in a row at the level.
         *
         *         `rule` is the rule as it stood when this was judged.
         */
        Mastery: {
            met: boolean;
            missing: string[];
            run: number;
            rule: components["schemas"]["MasteryRule"];
        };
        /**
         * MasteryRule
         * @description At least `level_percent` correct in each of `sessions` sessions in a row of `min_trials` trials or more.
         *
         *         Over that run there must be as many different days, people and places; the median latency of the last `sessions`
         *         sessions must not exceed `max_latency_ms`. `probe_days` are days after mastery on which to look again.
         *         Raises ValueError for a level outside 0 to 100 or a number below 1.
         */
        MasteryRule: {
            id: string;
            name: string;
            /** @default 1 */
            version: number;
            /** @default 80 */
            level_percent: number;
            /** @default 10 */
            min_trials: number;
            /** @default 3 */
            sessions: number;
            /** @default 1 */
            distinct_days: number;
            /** @default 1 */
            distinct_people: number;
            /** @default 1 */
            distinct_places: number;
            /** @default null */
            max_latency_ms: number | null;
            /** @default false */
            count_owner_practice: boolean;
            /**
             * @default [
             *       1,
             *       3,
             *       7,
             *       14,
             *       30,
             *       60
             *     ]
             */
            probe_days: number[];
        };
        /**
         * MasteryRuleBody
         * @description When teaching stops: a level in so many sessions in a row, over days, people and places.
         */
        MasteryRuleBody: {
            id: string;
            /** @description Not blank. */
            name: string;
            /** @default 1 */
            version: number;
            /** @default 90 */
            level_percent: number;
            /** @default 10 */
            min_trials: number;
            /** @default 2 */
            sessions: number;
            /** @default 1 */
            distinct_days: number;
            /** @default 1 */
            distinct_people: number;
            /** @default 1 */
            distinct_places: number;
            /** @default null */
            max_latency_ms: number | null;
            /** @default false */
            count_owner_practice: boolean;
            /**
             * @default [
             *       1,
             *       3,
             *       7,
             *       14,
             *       30,
             *       60
             *     ]
             */
            probe_days: number[];
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
         * MentionFact
         * @description Somebody of the team, without the @.
         */
        MentionFact: {
            /** @enum {unknown} */
            type: "mention";
            span: [
                number,
                number
            ];
            name: string;
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
         * NamedQuery
         * @description Which definitions or plans.
         */
        NamedQuery: {
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
         * NextActionFact
         * @description What is planned for the next time.
         */
        NextActionFact: {
            /** @enum {unknown} */
            type: "next_action";
            span: [
                number,
                number
            ];
            text: string;
        };
        /**
         * NextCell
         * @description Where to go next: one bin up on one side from a proven cell (None, None: start here). `reason` in a sentence.
         */
        NextCell: {
            cell: components["schemas"]["Cell"];
            since: components["schemas"]["Cell"] | null;
            raised: ("distance" | "distraction" | "duration") | null;
            reason: string;
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
            session_id: string | null;
            facts: components["schemas"]["KeptFact"][];
            grammar_version: number | null;
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
            /** @default null */
            session_id: string | null;
            /** @default [] */
            facts: components["schemas"]["KeptFact"][];
            /** @default null */
            grammar_version: number | null;
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
            /** @default null */
            session_id: string | null;
            /** @default null */
            facts: components["schemas"]["KeptFact"][] | null;
            /** @default null */
            grammar_version: number | null;
        };
        /**
         * Observation
         * @description What somebody watched. `observed_s`: how long they looked, without which a count is no rate.
         */
        Observation: {
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
            /** @enum {unknown} */
            type: "abc" | "departure" | "events" | "exposure" | "intervals" | "search" | "task_run" | "weight" | "welfare";
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            occurred_at: string;
            time_zone: string | null;
            session_id: string | null;
            plan_id: string | null;
            behavior: string | null;
            key: string | null;
            events: components["schemas"]["Event"][];
            observed_s: number | null;
            abc: components["schemas"]["Abc"] | null;
            exposure: components["schemas"]["ExposureBody"] | null;
            welfare: components["schemas"]["Welfare"] | null;
            intervals: components["schemas"]["Intervals"] | null;
            task_run: components["schemas"]["TaskRunBody"] | null;
            search: components["schemas"]["SearchBody"] | null;
            departure: components["schemas"]["Departure"] | null;
            weight_kg: number | null;
            bcs: number | null;
            not_recorded_reason: string | null;
            /** @enum {unknown} */
            status: "final" | "void";
            comment: string;
            /** @default  */
            deleted_at: string;
        };
        /**
         * ObservationBody
         * @description What somebody watched. `observed_s`: how long they looked, without which a count is no rate.
         */
        ObservationBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /** @enum {unknown} */
            type: "abc" | "departure" | "events" | "exposure" | "intervals" | "search" | "task_run" | "weight" | "welfare";
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            occurred_at: string;
            /** @default null */
            time_zone: string | null;
            /** @default null */
            session_id: string | null;
            /** @default null */
            plan_id: string | null;
            /** @default null */
            behavior: string | null;
            /** @default null */
            key: string | null;
            /** @default [] */
            events: components["schemas"]["Event"][];
            /** @default null */
            observed_s: number | null;
            /** @default null */
            abc: components["schemas"]["Abc"] | null;
            /** @default null */
            exposure: components["schemas"]["ExposureBody"] | null;
            /** @default null */
            welfare: components["schemas"]["Welfare"] | null;
            /** @default null */
            intervals: components["schemas"]["Intervals"] | null;
            /** @default null */
            task_run: components["schemas"]["TaskRunBody"] | null;
            /** @default null */
            search: components["schemas"]["SearchBody"] | null;
            /** @default null */
            departure: components["schemas"]["Departure"] | null;
            /** @default null */
            weight_kg: number | null;
            /** @default null */
            bcs: number | null;
            /** @default null */
            not_recorded_reason: string | null;
            /**
             * @default final
             * @enum {unknown}
             */
            status: "final" | "void";
            /** @default  */
            comment: string;
        };
        /**
         * ObservationPatch
         * @description Changes to a observation, as a JSON merge patch.
         */
        ObservationPatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /** @enum {unknown} */
            type?: "abc" | "departure" | "events" | "exposure" | "intervals" | "search" | "task_run" | "weight" | "welfare";
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            occurred_at?: string;
            /** @default null */
            time_zone: string | null;
            /** @default null */
            session_id: string | null;
            /** @default null */
            plan_id: string | null;
            /** @default null */
            behavior: string | null;
            /** @default null */
            key: string | null;
            /** @default null */
            events: components["schemas"]["Event"][] | null;
            /** @default null */
            observed_s: number | null;
            /** @default null */
            abc: components["schemas"]["Abc"] | null;
            /** @default null */
            exposure: components["schemas"]["ExposureBody"] | null;
            /** @default null */
            welfare: components["schemas"]["Welfare"] | null;
            /** @default null */
            intervals: components["schemas"]["Intervals"] | null;
            /** @default null */
            task_run: components["schemas"]["TaskRunBody"] | null;
            /** @default null */
            search: components["schemas"]["SearchBody"] | null;
            /** @default null */
            departure: components["schemas"]["Departure"] | null;
            /** @default null */
            weight_kg: number | null;
            /** @default null */
            bcs: number | null;
            /** @default null */
            not_recorded_reason: string | null;
            /** @default null */
            status: ("final" | "void") | null;
            /** @default null */
            comment: string | null;
        };
        /**
         * OptOutFact
         * @description How often the dog said no, of how many offers when that was said.
         */
        OptOutFact: {
            /** @enum {unknown} */
            type: "opt_out";
            span: [
                number,
                number
            ];
            count: number;
            /** @default null */
            of: number | null;
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
         * Overlap
         * @description A comparison of two phases. `direction` says which way is better.
         *
         *         `nap` from 0 to 1 with `nap_interval`; `tau` = 2 nap - 1 with `tau_interval`; `tau_u` is tau less the first phase's
         *         own trend; `baseline_tau` is that trend (Kendall's tau-a of the first phase, positive when it already improved),
         *         None for a single point. `caveats` are full sentences.
         */
        Overlap: {
            /** @enum {unknown} */
            direction: "decrease" | "increase";
            points: [
                number,
                number
            ];
            nap: number;
            nap_interval: components["schemas"]["Interval"];
            tau: number;
            tau_interval: components["schemas"]["Interval"];
            tau_u: number;
            baseline_tau: number | null;
            caveats: string[];
        };
        /**
         * ParsedText
         * @description What a text means, without saving it.
         */
        ParsedText: {
            facts: (components["schemas"]["SetFact"] | components["schemas"]["TrialFact"] | components["schemas"]["LatencyFact"] | components["schemas"]["CountFact"] | components["schemas"]["DurationFact"] | components["schemas"]["ExposureFact"] | components["schemas"]["WelfareFact"] | components["schemas"]["AbcFact"] | components["schemas"]["WeightFact"] | components["schemas"]["HomeworkFact"] | components["schemas"]["NextActionFact"] | components["schemas"]["ToldOwnerFact"] | components["schemas"]["TagFact"] | components["schemas"]["MentionFact"] | components["schemas"]["SettingEventFact"] | components["schemas"]["HealthFact"] | components["schemas"]["OptOutFact"] | components["schemas"]["ReinforcerFact"] | components["schemas"]["TaskFact"] | components["schemas"]["CautionFact"] | components["schemas"]["AttendanceFact"])[];
            grammar_version: number;
            hints: components["schemas"]["WordingHint"][];
            contradictions: components["schemas"]["Contradiction"][];
        };
        /**
         * Participant
         * @description Somebody who took part: a member by `person_id`, anybody else by `name`.
         */
        Participant: {
            /** @enum {unknown} */
            part: "decoy" | "distraction" | "evaluator" | "handler" | "observer" | "owner" | "second_observer" | "trainer";
            /** @default null */
            person_id: string | null;
            /** @default null */
            name: string | null;
        };
        /**
         * PassChance
         * @description A dog that is right with probability `reliability` passes with probability `passes`; both from 0 to 1.
         */
        PassChance: {
            reliability: number;
            passes: number;
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
         * Phase
         * @description A stretch of a target's life: `start` belongs to it, `end` no more; end None: it still runs.
         */
        Phase: {
            /** @enum {unknown} */
            kind: "acquisition" | "baseline" | "discontinued" | "maintenance" | "mastered" | "on_hold" | "proofing" | "reversal";
            from: string;
            /** @default null */
            to: string | null;
        };
        /**
         * PhaseChange
         * @description What changed from one phase with points to the next one with points.
         */
        PhaseChange: {
            /** @enum {unknown} */
            before: "acquisition" | "baseline" | "discontinued" | "maintenance" | "mastered" | "on_hold" | "proofing" | "reversal";
            /** @enum {unknown} */
            after: "acquisition" | "baseline" | "discontinued" | "maintenance" | "mastered" | "on_hold" | "proofing" | "reversal";
            overlap: components["schemas"]["Overlap"];
        };
        /**
         * PhaseTrend
         * @description The celeration of a rate within one phase (kind None: the target has no phases); None on fewer than two days.
         */
        PhaseTrend: {
            kind: ("acquisition" | "baseline" | "discontinued" | "maintenance" | "mastered" | "on_hold" | "proofing" | "reversal") | null;
            celeration: components["schemas"]["Celeration"] | null;
        };
        /**
         * Plan
         * @description A plan: one target of one dog. `name` is the word that trainers write in notes, such as recall.
         *
         *         `current_step_id` is the step that the next set is run under. Editing a plan changes nothing that was recorded.
         */
        Plan: {
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
            /** @description Not blank. */
            name: string;
            key: string | null;
            definition_id: string | null;
            /** @enum {unknown} */
            direction: "decrease" | "increase" | "maintain";
            /** @enum {unknown} */
            measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
            secondary_measures: ("count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance")[];
            /** @enum {unknown} */
            status: "active" | "discontinued" | "mastered" | "on_hold";
            owner_words: string;
            function_hypothesis: ("access" | "attention" | "automatic" | "escape") | null;
            cue: components["schemas"]["Cue"] | null;
            steps: components["schemas"]["PlanStep"][];
            current_step_id: string | null;
            goal_step_id: string | null;
            advance_rule: components["schemas"]["AdvanceRuleBody"] | null;
            mastery_rule: components["schemas"]["MasteryRuleBody"] | null;
            phases: components["schemas"]["PlanPhase"][];
            conditions: components["schemas"]["PlanCondition"][];
            aim: components["schemas"]["PlanAim"] | null;
            /** @enum {unknown} */
            charts_per: "day" | "session";
            max_gap_days: number;
            mastered_on: string | null;
            /** @default  */
            deleted_at: string;
        };
        /**
         * PlanAim
         * @description Where it should get: a value in the measure's unit, by a day, from a start when it is a slope.
         */
        PlanAim: {
            value: number;
            /** @default null */
            by: string | null;
            /** @default null */
            start_on: string | null;
            /** @default null */
            start_value: number | null;
        };
        /**
         * PlanBody
         * @description A plan: one target of one dog. `name` is the word that trainers write in notes, such as recall.
         *
         *         `current_step_id` is the step that the next set is run under. Editing a plan changes nothing that was recorded.
         */
        PlanBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /** @description Not blank. */
            name: string;
            /** @default null */
            key: string | null;
            /** @default null */
            definition_id: string | null;
            /**
             * @default increase
             * @enum {unknown}
             */
            direction: "decrease" | "increase" | "maintain";
            /**
             * @default percent_correct
             * @enum {unknown}
             */
            measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
            /** @default [] */
            secondary_measures: ("count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance")[];
            /**
             * @default active
             * @enum {unknown}
             */
            status: "active" | "discontinued" | "mastered" | "on_hold";
            /** @default  */
            owner_words: string;
            /** @default null */
            function_hypothesis: ("access" | "attention" | "automatic" | "escape") | null;
            /** @default null */
            cue: components["schemas"]["Cue"] | null;
            /** @default [] */
            steps: components["schemas"]["PlanStep"][];
            /** @default null */
            current_step_id: string | null;
            /** @default null */
            goal_step_id: string | null;
            /** @default null */
            advance_rule: components["schemas"]["AdvanceRuleBody"] | null;
            /** @default null */
            mastery_rule: components["schemas"]["MasteryRuleBody"] | null;
            /** @default [] */
            phases: components["schemas"]["PlanPhase"][];
            /** @default [] */
            conditions: components["schemas"]["PlanCondition"][];
            /** @default null */
            aim: components["schemas"]["PlanAim"] | null;
            /**
             * @default session
             * @enum {unknown}
             */
            charts_per: "day" | "session";
            /** @default 14 */
            max_gap_days: number;
            /** @default null */
            mastered_on: string | null;
        };
        /**
         * PlanCondition
         * @description A change inside a phase, such as a new handler or a medication.
         */
        PlanCondition: {
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            at: string;
            /** @description Not blank. */
            label: string;
        };
        /** PlanPage */
        PlanPage: {
            items: components["schemas"]["Plan"][];
            next_cursor: string | null;
        };
        /**
         * PlanPatch
         * @description Changes to a plan, as a JSON merge patch.
         */
        PlanPatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /** @description Not blank. */
            name?: string;
            /** @default null */
            key: string | null;
            /** @default null */
            definition_id: string | null;
            /** @default null */
            direction: ("decrease" | "increase" | "maintain") | null;
            /** @default null */
            measure: ("count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance") | null;
            /** @default null */
            secondary_measures: ("count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance")[] | null;
            /** @default null */
            status: ("active" | "discontinued" | "mastered" | "on_hold") | null;
            /** @default null */
            owner_words: string | null;
            /** @default null */
            function_hypothesis: ("access" | "attention" | "automatic" | "escape") | null;
            /** @default null */
            cue: components["schemas"]["Cue"] | null;
            /** @default null */
            steps: components["schemas"]["PlanStep"][] | null;
            /** @default null */
            current_step_id: string | null;
            /** @default null */
            goal_step_id: string | null;
            /** @default null */
            advance_rule: components["schemas"]["AdvanceRuleBody"] | null;
            /** @default null */
            mastery_rule: components["schemas"]["MasteryRuleBody"] | null;
            /** @default null */
            phases: components["schemas"]["PlanPhase"][] | null;
            /** @default null */
            conditions: components["schemas"]["PlanCondition"][] | null;
            /** @default null */
            aim: components["schemas"]["PlanAim"] | null;
            /** @default null */
            charts_per: ("day" | "session") | null;
            /** @default null */
            max_gap_days: number | null;
            /** @default null */
            mastered_on: string | null;
        };
        /**
         * PlanPhase
         * @description A stretch of the target's life; `to` is outside of it, and null while it runs. Phases never overlap.
         */
        PlanPhase: {
            /** @enum {unknown} */
            kind: "acquisition" | "baseline" | "discontinued" | "maintenance" | "mastered" | "on_hold" | "proofing" | "reversal";
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            from: string;
            /** @default null */
            to: string | null;
            /** @default  */
            reason: string;
        };
        /**
         * PlanStep
         * @description One criteria step: how hard it is by the three Ds, and what else belongs to it.
         *
         *         `both_planned`: two Ds rise at once here and the trainer wants it so.
         */
        PlanStep: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            /** @default  */
            text: string;
            /** @default null */
            duration_s: number | null;
            /** @default null */
            distance_m: number | null;
            /** @default null */
            distraction: number | null;
            /** @default null */
            steps: number | null;
            /** @default null */
            latency_limit_ms: number | null;
            /** @default null */
            prompt_level: ("body" | "gesture" | "leash" | "lure" | "none" | "physical") | null;
            /** @default [] */
            context: string[];
            /** @default null */
            set_size: number | null;
            /** @default false */
            both_planned: boolean;
        };
        /**
         * Point
         * @description One point of a chart.
         *
         *         `at` in the organization's zone: the first fact of a session, or the start of a day. `session_id` is the (last)
         *         session behind it, `session_ids` all of them. `thin`: fewer scorable trials than the rule wants (drawn hollow).
         *         `break_before`: why no line may run to it from the point before; None: the line may run.
         */
        Point: {
            at: string;
            session_id: string | null;
            value: number;
            thin: boolean;
            session_ids: string[];
            /** @default null */
            correct: number | null;
            /** @default null */
            scorable: number | null;
            /** @default null */
            observed_s: number | null;
            /** @default null */
            lower: number | null;
            /** @default null */
            upper: number | null;
            /** @default null */
            break_before: ("missing_day" | "not_observed" | "phase_change") | null;
        };
        /**
         * PracticeWords
         * @description What the practice adds to the shorthand's words, as far as you may see it.
         *
         *         `skills` and `behaviors` are names and synonyms, each with its library key or null. `dogs` are call names: a class
         *         sheet is read only where they are known. `members` are whom a task may be addressed to.
         */
        PracticeWords: {
            skills: {
                [key: string]: string | null;
            };
            behaviors: {
                [key: string]: string | null;
            };
            dogs: string[];
            members: string[];
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
         * ProgressQuery
         * @description Which part of the progress. `skill` and `behavior` are names or library keys; `per` overrides the plans' own.
         */
        ProgressQuery: {
            /** @default null */
            skill: string | null;
            /** @default null */
            behavior: string | null;
            /** @default null */
            from: string | null;
            /** @default null */
            to: string | null;
            /** @default null */
            per: ("day" | "session") | null;
        };
        /**
         * ProgressTarget
         * @description What a series is about. `target` is the name that series and rules use: a plan's id, or skill:NAME.
         *
         *         `plan_id` is null for what was measured without a plan.
         */
        ProgressTarget: {
            target: string;
            name: string;
            plan_id: string | null;
            key: string | null;
            direction: ("decrease" | "increase" | "maintain") | null;
            status: string;
        };
        /**
         * Promise
         * @description What a rule really promises; `sentences` to be read beside it, the last one names the assumption.
         */
        Promise: {
            sentences: string[];
            chances: components["schemas"]["PassChance"][];
            outcomes: components["schemas"]["SetOutcomes"][];
        };
        /**
         * ProofingMap
         * @description Every cell up to the goal (and any beyond it that was tried), the next cell, and sets that have no place.
         *
         *         `unplaced` sets leave open a side that others state. `next_cell` None: everything up to the goal is proven.
         */
        ProofingMap: {
            sides: ("distance" | "distraction" | "duration")[];
            cells: components["schemas"]["CellEvidence"][];
            next_cell: components["schemas"]["NextCell"] | null;
            unplaced: number;
        };
        /**
         * ProofingOfTarget
         * @description The 3-D proofing map of a target.
         */
        ProofingOfTarget: {
            target: string;
            map: components["schemas"]["ProofingMap"];
        };
        /**
         * Reading
         * @description A text to be read as shorthand. With a dog, the words that the practice and its plans add are known.
         */
        Reading: {
            text: string;
            /** @default null */
            occurred_at: string | null;
            /** @default null */
            language: string | null;
            /** @default null */
            dog_id: string | null;
            /** @default null */
            session_id: string | null;
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
         * Reinforcer
         * @description What the dog works for, best first in the list. One that it is allergic to is never offered.
         */
        Reinforcer: {
            /** @description Not blank. */
            item: string;
            /**
             * @default food
             * @enum {unknown}
             */
            kind: "activity" | "environmental" | "food" | "social" | "toy";
            /** @default false */
            allergy: boolean;
            /** @default null */
            last_assessed_on: string | null;
            /**
             * @default owner_report
             * @enum {unknown}
             */
            method: "free_operant" | "owner_report" | "paired";
            /** @default  */
            comment: string;
        };
        /**
         * ReinforcerFact
         * @description What the dog would rather work for, best first.
         */
        ReinforcerFact: {
            /** @enum {unknown} */
            type: "reinforcer";
            span: [
                number,
                number
            ];
            ranking: string[];
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
         * RuleBook
         * @description The rules that come with Longline; a plan may change any of them.
         */
        RuleBook: {
            advance: components["schemas"]["AdvanceRuleBody"][];
            mastery: components["schemas"]["MasteryRuleBody"][];
        };
        /**
         * RuleQuestion
         * @description One rule of either sort.
         */
        RuleQuestion: {
            /** @default null */
            advance_rule: components["schemas"]["AdvanceRuleBody"] | null;
            /** @default null */
            mastery_rule: components["schemas"]["MasteryRuleBody"] | null;
        };
        /**
         * RuleState
         * @description What a target's rules say now. `warnings` and `end_easy` belong to the advice.
         *
         *         `maintenance` is null until the mastery rule was met, or its plan says that it was.
         */
        RuleState: {
            target: string;
            advice: ("drop" | "push" | "split" | "stick") | null;
            reason: string;
            warnings: string[];
            end_easy: boolean;
            /** @default null */
            mastery: components["schemas"]["Mastery"] | null;
            /** @default null */
            maintenance: components["schemas"]["Maintenance"] | null;
        };
        /**
         * SafetyCard
         * @description A flag as a person meets it: `acknowledged` says whether the asker has read the current revision.
         */
        SafetyCard: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            revision: number;
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            instruction: string;
            /** @enum {unknown} */
            category: "allergy" | "bite_dogs" | "bite_people" | "escape" | "fear" | "guarding" | "handling" | "medical" | "muzzle" | "other";
            /** @enum {unknown} */
            severity: "caution" | "danger" | "info";
            reported_by_owner: boolean;
            set_by: string;
            set_at: string;
            review_due_on: string | null;
            review_overdue: boolean;
            acknowledged: boolean;
            acknowledgements: components["schemas"]["Acknowledgement"][];
        };
        /**
         * SafetyCards
         * @description The running flags of a dog, the most severe first.
         */
        SafetyCards: {
            items: components["schemas"]["SafetyCard"][];
        };
        /**
         * SafetyFlag
         * @description What everybody must know before handling the dog. Without evidence it is shown as reported by the owner.
         */
        SafetyFlag: {
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
            /** @description One sentence: what to do or not to do. */
            instruction: string;
            /** @enum {unknown} */
            category: "allergy" | "bite_dogs" | "bite_people" | "escape" | "fear" | "guarding" | "handling" | "medical" | "muzzle" | "other";
            /** @enum {unknown} */
            severity: "caution" | "danger" | "info";
            evidence_ids: string[];
            reported_by: string;
            review_due_on: string | null;
            ended_at: string | null;
            ended_reason: string;
            /** @default  */
            deleted_at: string;
        };
        /**
         * SafetyFlagBody
         * @description What everybody must know before handling the dog. Without evidence it is shown as reported by the owner.
         */
        SafetyFlagBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id: string;
            /** @description One sentence: what to do or not to do. */
            instruction: string;
            /**
             * @default other
             * @enum {unknown}
             */
            category: "allergy" | "bite_dogs" | "bite_people" | "escape" | "fear" | "guarding" | "handling" | "medical" | "muzzle" | "other";
            /**
             * @default caution
             * @enum {unknown}
             */
            severity: "caution" | "danger" | "info";
            /** @default [] */
            evidence_ids: string[];
            /** @default  */
            reported_by: string;
            /** @default null */
            review_due_on: string | null;
            /** @default null */
            ended_at: string | null;
            /** @default  */
            ended_reason: string;
        };
        /**
         * SafetyFlagPatch
         * @description Changes to a safety flag, as a JSON merge patch.
         */
        SafetyFlagPatch: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            dog_id?: string;
            /** @description One sentence: what to do or not to do. */
            instruction?: string;
            /** @default null */
            category: ("allergy" | "bite_dogs" | "bite_people" | "escape" | "fear" | "guarding" | "handling" | "medical" | "muzzle" | "other") | null;
            /** @default null */
            severity: ("caution" | "danger" | "info") | null;
            /** @default null */
            evidence_ids: string[] | null;
            /** @default null */
            reported_by: string | null;
            /** @default null */
            review_due_on: string | null;
            /** @default null */
            ended_at: string | null;
            /** @default null */
            ended_reason: string | null;
        };
        /**
         * SearchBody
         * @description A search of an area; no hides means a blank one.
         */
        SearchBody: {
            /** @default  */
            discipline: string;
            /** @default null */
            area_m2: number | null;
            /**
             * @default unknown
             * @enum {unknown}
             */
            blinding: "double" | "none" | "single" | "unknown";
            /** @default 0 */
            n_hides: number;
            /** @default [] */
            responses: components["schemas"]["SearchResponse"][];
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
         * SearchResponse
         * @description What the dog did at a hide or elsewhere. A deployment has unconfirmed alerts and never false ones.
         */
        SearchResponse: {
            /** @enum {unknown} */
            outcome: "called_off" | "correct_rejection" | "false_alert" | "hit" | "miss" | "unconfirmed";
            /** @default false */
            assisted: boolean;
            /** @default null */
            time_s: number | null;
        };
        /**
         * Session
         * @description Time spent with a dog. One that was open for more than four hours needs `long_confirmed`.
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
            time_zone: string | null;
            /** @enum {unknown} */
            kind: "assessment" | "care" | "certification" | "class" | "deployment" | "observation" | "owner_practice" | "probe" | "training";
            /** @enum {unknown} */
            status: "amended" | "ended" | "final" | "open" | "void";
            /** @enum {unknown} */
            source: "from_video" | "live" | "retrospective";
            /** @enum {unknown} */
            blinding: "double" | "none" | "single" | "unknown";
            location: string | null;
            area: string | null;
            summary: string | null;
            participants: components["schemas"]["Participant"][];
            surroundings: components["schemas"]["Surroundings"] | null;
            plan_ids: string[];
            note_id: string | null;
            long_confirmed: boolean;
            /** @default  */
            deleted_at: string;
        };
        /**
         * SessionBody
         * @description Time spent with a dog. One that was open for more than four hours needs `long_confirmed`.
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
            /** @default null */
            time_zone: string | null;
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
            /**
             * @default live
             * @enum {unknown}
             */
            source: "from_video" | "live" | "retrospective";
            /**
             * @default unknown
             * @enum {unknown}
             */
            blinding: "double" | "none" | "single" | "unknown";
            /** @default null */
            location: string | null;
            /** @default null */
            area: string | null;
            /** @default null */
            summary: string | null;
            /** @default [] */
            participants: components["schemas"]["Participant"][];
            /** @default null */
            surroundings: components["schemas"]["Surroundings"] | null;
            /** @default [] */
            plan_ids: string[];
            /** @default null */
            note_id: string | null;
            /** @default false */
            long_confirmed: boolean;
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
            time_zone: string | null;
            /** @default null */
            kind: ("assessment" | "care" | "certification" | "class" | "deployment" | "observation" | "owner_practice" | "probe" | "training") | null;
            /** @default null */
            status: ("amended" | "ended" | "final" | "open" | "void") | null;
            /** @default null */
            source: ("from_video" | "live" | "retrospective") | null;
            /** @default null */
            blinding: ("double" | "none" | "single" | "unknown") | null;
            /** @default null */
            location: string | null;
            /** @default null */
            area: string | null;
            /** @default null */
            summary: string | null;
            /** @default null */
            participants: components["schemas"]["Participant"][] | null;
            /** @default null */
            surroundings: components["schemas"]["Surroundings"] | null;
            /** @default null */
            plan_ids: string[] | null;
            /** @default null */
            note_id: string | null;
            /** @default null */
            long_confirmed: boolean | null;
        };
        /**
         * SessionRecord
         * @description A session with everything that was recorded in it, in order of time.
         */
        SessionRecord: {
            session: components["schemas"]["Session"];
            sets: components["schemas"]["ExerciseSet"][];
            observations: components["schemas"]["Observation"][];
        };
        /**
         * SetFact
         * @description Trials under one criterion: `correct` of `scorable`. A skill of None: nothing in the note names one.
         */
        SetFact: {
            /** @enum {unknown} */
            type: "set";
            span: [
                number,
                number
            ];
            skill: string | null;
            correct: number;
            scorable: number;
            /** @default null */
            key: string | null;
            /** @default null */
            distance_m: number | null;
            /** @default null */
            duration_s: number | null;
            /** @default null */
            distraction: number | null;
            /** @default null */
            steps: number | null;
            /** @default null */
            advice: ("drop" | "push" | "split" | "stick") | null;
            /** @default null */
            errors: components["schemas"]["ErrorCount"][] | null;
            /** @default null */
            latencies_s: number[] | null;
        };
        /**
         * SetOutcomes
         * @description What one set of a dog with this reliability brings; the three add up to 1.
         */
        SetOutcomes: {
            reliability: number;
            push: number;
            stick: number;
            drop: number;
        };
        /**
         * SetSummary
         * @description One set in short.
         */
        SetSummary: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            set_id: string;
            at: string;
            correct: number;
            scorable: number;
            step: string;
        };
        /**
         * SettingEventFact
         * @description What changed the odds beforehand: a bad night, fireworks, heat.
         */
        SettingEventFact: {
            /** @enum {unknown} */
            type: "setting_event";
            span: [
                number,
                number
            ];
            text: string;
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
         * Skill
         * @description A skill: something the dog learns to do on a cue, as this practice defines it.
         */
        Skill: {
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
            key: string | null;
            operational_definition: string;
            examples: string[];
            non_examples: string[];
            onset: string;
            offset: string;
            synonyms: string[];
            /** @enum {unknown} */
            status: "active" | "retired";
            /** @enum {unknown} */
            domain: "husbandry" | "skill" | "sport" | "working";
            /** @enum {unknown} */
            default_measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
            /** @default  */
            deleted_at: string;
        };
        /**
         * SkillBody
         * @description A skill: something the dog learns to do on a cue, as this practice defines it.
         */
        SkillBody: {
            /** @description Not blank. */
            name: string;
            /** @default null */
            key: string | null;
            /** @default  */
            operational_definition: string;
            /** @default [] */
            examples: string[];
            /** @default [] */
            non_examples: string[];
            /** @default  */
            onset: string;
            /** @default  */
            offset: string;
            /** @default [] */
            synonyms: string[];
            /**
             * @default active
             * @enum {unknown}
             */
            status: "active" | "retired";
            /**
             * @default skill
             * @enum {unknown}
             */
            domain: "husbandry" | "skill" | "sport" | "working";
            /**
             * @default percent_correct
             * @enum {unknown}
             */
            default_measure: "count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance";
        };
        /** SkillPage */
        SkillPage: {
            items: components["schemas"]["Skill"][];
            next_cursor: string | null;
        };
        /**
         * SkillPatch
         * @description Changes to a skill, as a JSON merge patch.
         */
        SkillPatch: {
            /** @description Not blank. */
            name?: string;
            /** @default null */
            key: string | null;
            /** @default null */
            operational_definition: string | null;
            /** @default null */
            examples: string[] | null;
            /** @default null */
            non_examples: string[] | null;
            /** @default null */
            onset: string | null;
            /** @default null */
            offset: string | null;
            /** @default null */
            synonyms: string[] | null;
            /** @default null */
            status: ("active" | "retired") | null;
            /** @default null */
            domain: ("husbandry" | "skill" | "sport" | "working") | null;
            /** @default null */
            default_measure: ("count" | "duration" | "intensity" | "interval" | "latency" | "percent_correct" | "rate" | "task_analysis" | "threshold_distance") | null;
        };
        /**
         * StepSnapshot
         * @description The criterion that the set was run under, copied from the plan. It never changes once there are trials.
         */
        StepSnapshot: {
            /** @default null */
            step_id: string | null;
            /** @default null */
            ordinal: number | null;
            /** @default  */
            text: string;
            /** @default null */
            duration_s: number | null;
            /** @default null */
            distance_m: number | null;
            /** @default null */
            distraction: number | null;
            /** @default null */
            steps: number | null;
            /** @default null */
            latency_limit_ms: number | null;
            /** @default null */
            prompt_level: ("body" | "gesture" | "leash" | "lure" | "none" | "physical") | null;
        };
        /**
         * Surroundings
         * @description Weather and ground. °C, percent, m/s, degrees.
         */
        Surroundings: {
            /** @default null */
            temp_c: number | null;
            /** @default null */
            humidity_pct: number | null;
            /** @default null */
            wind_ms: number | null;
            /** @default null */
            wind_deg: number | null;
            /** @default null */
            precipitation: ("drizzle" | "hail" | "none" | "rain" | "snow") | null;
            /** @default null */
            surface: string | null;
            /** @default null */
            indoor: boolean | null;
        };
        /**
         * TagFact
         * @description A tag, without its #.
         */
        TagFact: {
            /** @enum {unknown} */
            type: "tag";
            span: [
                number,
                number
            ];
            name: string;
        };
        /**
         * TaskFact
         * @description What somebody of the team is asked to do.
         */
        TaskFact: {
            /** @enum {unknown} */
            type: "task";
            span: [
                number,
                number
            ];
            name: string;
            text: string;
        };
        /**
         * TaskRunBody
         * @description One run through a chain.
         */
        TaskRunBody: {
            /**
             * @default total
             * @enum {unknown}
             */
            chain: "backward" | "forward" | "total";
            steps: string[];
            results: ("error" | "independent" | "n/a" | "prompted")[];
        };
        /**
         * ThresholdCurve
         * @description The curve through a dog's meetings with triggers.
         *
         *         `half_calm` and `mostly_calm` are the distances at which it is calm 50 % and 80 % of the time, None when the
         *         meetings can not tell. `centre_log_m` and `line` are the curve itself (log-odds of calm over ln(metres) less the
         *         centre). `thin`: fewer than 8 meetings. `caveats` are full sentences.
         */
        ThresholdCurve: {
            exposures: number;
            calm: number;
            half_calm: components["schemas"]["CalmDistance"] | null;
            mostly_calm: components["schemas"]["CalmDistance"] | null;
            centre_log_m: number;
            line: components["schemas"]["Line"];
            thin: boolean;
            caveats: string[];
        };
        /**
         * ThresholdOfTrigger
         * @description The distance at which the dog stays calm, for one kind of trigger.
         */
        ThresholdOfTrigger: {
            trigger: string;
            curve: components["schemas"]["ThresholdCurve"];
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
         * ToldOwnerFact
         * @description What the owner was told.
         */
        ToldOwnerFact: {
            /** @enum {unknown} */
            type: "told_owner";
            span: [
                number,
                number
            ];
            text: string;
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
         * TrialBody
         * @description Cue, response, consequence, scored once. An undone trial stays and counts nowhere.
         */
        TrialBody: {
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            id: string;
            ordinal: number;
            /**
             * Format: date-time
             * @description RFC 3339 with the offset that the trainer saw.
             * @example 2026-10-06T17:30:00+02:00
             */
            at: string;
            /** @enum {unknown} */
            outcome: "aborted" | "correct" | "incorrect" | "no_response" | "not_scorable" | "prompted";
            /** @default null */
            error_kind: ("anticipated" | "broke_position" | "creep" | "environment" | "handler_error" | "late_response" | "no_response" | "wrong_behavior" | "wrong_position") | null;
            /** @default null */
            latency_ms: number | null;
            /** @default null */
            duration_ms: number | null;
            /** @default null */
            distance_m: number | null;
            /** @default null */
            prompt_level: ("body" | "gesture" | "leash" | "lure" | "none" | "physical") | null;
            /** @default null */
            reinforced: boolean | null;
            /** @default false */
            opt_out: boolean;
            /** @default null */
            undone_at: string | null;
        };
        /**
         * TrialFact
         * @description One trial of a row such as `+ + - + 0`.
         */
        TrialFact: {
            /** @enum {unknown} */
            type: "trial";
            span: [
                number,
                number
            ];
            skill: string | null;
            /** @enum {unknown} */
            outcome: "correct" | "incorrect" | "no_response";
            /** @default null */
            key: string | null;
            /** @default null */
            error_kind: string | null;
            /** @default null */
            latency_s: number | null;
        };
        /**
         * Weight
         * @description A weighing, from an observation or from a note. `record_kind` and `record_id` name where it stands.
         */
        Weight: {
            at: string;
            kg: number;
            bcs: number | null;
            /** @enum {unknown} */
            record_kind: "exercise_set" | "note" | "observation";
            /**
             * Format: uuid
             * @description UUID in canonical lower case; clients make version 7.
             */
            record_id: string;
        };
        /**
         * WeightFact
         * @description The dog's weight.
         */
        WeightFact: {
            /** @enum {unknown} */
            type: "weight";
            span: [
                number,
                number
            ];
            kg: number;
        };
        /**
         * Weights
         * @description All weighings, oldest first.
         */
        Weights: {
            items: components["schemas"]["Weight"][];
        };
        /**
         * Welfare
         * @description How the dog was: FAS, arousal, signs.
         */
        Welfare: {
            /** @default null */
            fas: number | null;
            /** @default null */
            arousal: number | null;
            /** @default [] */
            signs: string[];
            /**
             * @default during
             * @enum {unknown}
             */
            moment: "during" | "end" | "peak" | "start";
        };
        /**
         * WelfareFact
         * @description Fear, anxiety and stress, 0-5, at the start, at the peak and at the end.
         */
        WelfareFact: {
            /** @enum {unknown} */
            type: "welfare";
            span: [
                number,
                number
            ];
            /** @default null */
            start: number | null;
            /** @default null */
            peak: number | null;
            /** @default null */
            end: number | null;
        };
        /**
         * WordingHint
         * @description A soft hint to write what was seen. `span` in code points.
         */
        WordingHint: {
            span: [
                number,
                number
            ];
            kind: string;
            found: string;
            instead: string;
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
    getSkill: {
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
                    "application/json": components["schemas"]["Skill"];
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
    putSkill: {
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
                "application/json": components["schemas"]["SkillBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
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
    deleteSkill: {
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
                    "application/json": components["schemas"]["Skill"];
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
    patchSkill: {
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
                "application/json": components["schemas"]["SkillPatch"];
                "application/merge-patch+json": components["schemas"]["SkillPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Skill"];
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
    restoreSkill: {
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
                    "application/json": components["schemas"]["Skill"];
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
    listSkillRevisions: {
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
    getBehavior: {
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
                    "application/json": components["schemas"]["Behavior"];
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
    putBehavior: {
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
                "application/json": components["schemas"]["BehaviorBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Behavior"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Behavior"];
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
    deleteBehavior: {
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
                    "application/json": components["schemas"]["Behavior"];
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
    patchBehavior: {
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
                "application/json": components["schemas"]["BehaviorPatch"];
                "application/merge-patch+json": components["schemas"]["BehaviorPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Behavior"];
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
    restoreBehavior: {
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
                    "application/json": components["schemas"]["Behavior"];
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
    listBehaviorRevisions: {
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
    getTarget: {
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
                    "application/json": components["schemas"]["Plan"];
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
    putTarget: {
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
                "application/json": components["schemas"]["PlanBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
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
    deleteTarget: {
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
                    "application/json": components["schemas"]["Plan"];
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
    patchTarget: {
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
                "application/json": components["schemas"]["PlanPatch"];
                "application/merge-patch+json": components["schemas"]["PlanPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
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
    restoreTarget: {
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
                    "application/json": components["schemas"]["Plan"];
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
    listTargetRevisions: {
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
    listSkills: {
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
                    "application/json": components["schemas"]["SkillPage"];
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
    listBehaviors: {
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
                    "application/json": components["schemas"]["BehaviorPage"];
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
    listPlans: {
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
                    "application/json": components["schemas"]["PlanPage"];
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
    listLibrary: {
        parameters: {
            query?: {
                /** @description Only those whose name contains this. */
                q?: string;
                domain?: "concern" | "emotional" | "husbandry" | "skill" | "sport" | "working";
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
                    "application/json": components["schemas"]["LibraryPage"];
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
    listRules: {
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
                    "application/json": components["schemas"]["RuleBook"];
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
    whatARulePromises: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleQuestion"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Promise"];
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
        };
    };
    getSafetyFlag: {
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
                    "application/json": components["schemas"]["SafetyFlag"];
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
    putSafetyFlag: {
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
                "application/json": components["schemas"]["SafetyFlagBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyFlag"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyFlag"];
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
    deleteSafetyFlag: {
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
                    "application/json": components["schemas"]["SafetyFlag"];
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
    patchSafetyFlag: {
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
                "application/json": components["schemas"]["SafetyFlagPatch"];
                "application/merge-patch+json": components["schemas"]["SafetyFlagPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SafetyFlag"];
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
    restoreSafetyFlag: {
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
                    "application/json": components["schemas"]["SafetyFlag"];
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
    listSafetyFlagRevisions: {
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
    getHealthItem: {
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
                    "application/json": components["schemas"]["HealthItem"];
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
    putHealthItem: {
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
                "application/json": components["schemas"]["HealthItemBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthItem"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthItem"];
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
    deleteHealthItem: {
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
                    "application/json": components["schemas"]["HealthItem"];
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
    patchHealthItem: {
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
                "application/json": components["schemas"]["HealthItemPatch"];
                "application/merge-patch+json": components["schemas"]["HealthItemPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthItem"];
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
    restoreHealthItem: {
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
                    "application/json": components["schemas"]["HealthItem"];
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
    listHealthItemRevisions: {
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
    acknowledgeSafetyFlag: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Acknowledgement"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            412: components["responses"]["Problem412"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            503: components["responses"]["Problem503"];
            507: components["responses"]["Problem507"];
        };
    };
    getSafety: {
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
                    "application/json": components["schemas"]["SafetyCards"];
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
    getHealth: {
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
                    "application/json": components["schemas"]["HealthCards"];
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
    getExerciseSet: {
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
                    "application/json": components["schemas"]["ExerciseSet"];
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
    putExerciseSet: {
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
                "application/json": components["schemas"]["ExerciseSetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExerciseSet"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExerciseSet"];
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
    deleteExerciseSet: {
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
                    "application/json": components["schemas"]["ExerciseSet"];
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
    patchExerciseSet: {
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
                "application/json": components["schemas"]["ExerciseSetPatch"];
                "application/merge-patch+json": components["schemas"]["ExerciseSetPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExerciseSet"];
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
    restoreExerciseSet: {
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
                    "application/json": components["schemas"]["ExerciseSet"];
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
    listExerciseSetRevisions: {
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
    getObservation: {
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
                    "application/json": components["schemas"]["Observation"];
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
    putObservation: {
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
                "application/json": components["schemas"]["ObservationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
                };
            };
            /** @description Created. */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
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
    deleteObservation: {
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
                    "application/json": components["schemas"]["Observation"];
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
    patchObservation: {
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
                "application/json": components["schemas"]["ObservationPatch"];
                "application/merge-patch+json": components["schemas"]["ObservationPatch"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Observation"];
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
    restoreObservation: {
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
                    "application/json": components["schemas"]["Observation"];
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
    listObservationRevisions: {
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
    parseText: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Reading"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ParsedText"];
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
        };
    };
    getPracticeWords: {
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
                    "application/json": components["schemas"]["PracticeWords"];
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
    getProgress: {
        parameters: {
            query?: {
                /** @description Not blank. */
                skill?: string;
                /** @description Not blank. */
                behavior?: string;
                /** @description A day (2026-10-06) or an RFC 3339 time. */
                from?: string;
                /** @description A day (2026-10-06) or an RFC 3339 time. */
                to?: string;
                per?: "day" | "session";
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
                    "application/json": components["schemas"]["DogProgress"];
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
    getSessionRecord: {
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
                    "application/json": components["schemas"]["SessionRecord"];
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
    draftNote: {
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
                    "application/json": components["schemas"]["DraftedNote"];
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
    listWeights: {
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
                    "application/json": components["schemas"]["Weights"];
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
    getHandover: {
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
                    "application/json": components["schemas"]["HandoverCard"];
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
    acknowledgeNote: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Acknowledgement"];
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
