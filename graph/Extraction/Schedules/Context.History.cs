namespace Horizon.Graph.Extraction.Schedules;

/// <summary>What was given before the study, or must have been.</summary>
internal sealed partial class Context
{
    private const int FarthestHistory = 16;
    private const int FarthestGoverned = 9;

    private static readonly Words History = new("prior", "previous", "previously", "history");

    private static readonly Words Earlier = new("earlier", "initial", "first", "former", "original");

    private static readonly Words Irradiated = new(
        "radiation", "radiotherapy", "irradiation", "irradiated", "rt", "treated", "received", "receive", "treatment", "dose", "doses", "extensive", "course", "whole", "external", "pelvic", "thoracic", "chest", "cranial");

    /// <summary>What was given before, so that "was given", "consisted of" go on to speak of it.</summary>
    private static readonly Words Radiations = new("radiation", "radiotherapy", "irradiation", "rt", "chemoradiotherapy", "chemoradiation", "sbrt", "course", "courses", "dose", "doses", "brachytherapy");

    /// <summary>Verbs that have the patients as their subject: what follows them is given now.</summary>
    private static readonly Words Receiving = new("received", "receive", "receives", "underwent", "undergo", "undergoes", "get", "gets", "got");

    private static readonly Words Auxiliaries = new("was", "were", "is", "are", "will", "be", "should", "shall", "to");

    private static readonly Words Passives = new("treated", "given", "irradiated", "randomised", "randomized", "assigned", "allocated", "receive", "undergo", "delivered", "prescribed", "offered");

    private static readonly Words Before = new("with", "without", "no", "after", "following", "despite", "or", "any", "a");

    private static readonly Words Adverbs = new("already", "previously", "all", "both", "been", "initially", "either", "just", "also");

    private static readonly Words Undergone = new("received", "undergone", "completed", "had");

    private static readonly Words People = new("patients", "participants", "subjects", "women", "men", "children", "they", "volunteers");

    private static readonly Words Quantities = new("all", "most", "each", "every", "both", "half", "none", "no", "%", "percent", "many", "some", "of", "other", "remaining");

    /// <summary>A time at which something was complete.</summary>
    private static readonly Words Moments = new("by", "when", "until", "once", "follow", "followup", "analysis", "cutoff", "completion", "end", "time", "week", "weeks", "day", "date", "arm", "group", "groups", "arms");

    private static readonly Words Recurring = new(
        "recurrence", "recurrences", "relapse", "relapses", "progression", "failure", "recurrent", "recurring", "relapsed", "relapsing", "recurred", "progressed", "progressing", "progressive", "persistent", "refractory", "failed", "failing");

    /// <summary>Of patients or their tumours, whatever stands before them; the others may be what the study counts.</summary>
    private static readonly Words States = new("recurrent", "recurring", "relapsed", "relapsing", "progressing", "progressive", "persistent", "refractory", "failing");

    private static readonly Words Finite = new("recurred", "relapsed", "progressed", "failed");

    private static readonly Words Counts = new(
        "rate", "rates", "risk", "risks", "ratio", "incidence", "probability", "frequency", "number", "time", "patterns", "pattern", "cause", "predictors", "predictor", "likelihood", "hazard", "factor", "factors", "freedom", "odds", "analysis");

    private static readonly Words OfPatients = new("with", "for", "of", "at", "in", "whose", "by", "to", "on", "had", "have");

    private static readonly Words Course = new(
        "a", "an", "the", "of", "to", "with", "at", "(", "dose", "doses", "total", "initial", "first", "primary", "definitive", "radical", "curative", "prior", "previous", "external", "beam", "whole", "brain", "breast", "pelvic", "conventional",
        "radiotherapy", "radiation", "irradiation", "rt", "chemoradiotherapy", "chemoradiation", "sbrt", "sabr", "srs", "imrt", "ebrt", "wbrt", "pci", "therapy", "treatment", "course", "-", "full", "standard", "up", "local", "concurrent");

    private bool IsHistory(Draft draft)
    {
        var first = draft.First;
        // "Patients had to have received 50 Gy" is a condition.
        if (first > 3 && tokens[first - 1].Is("received") && tokens[first - 2].Is("have") && (tokens[first - 3].Is("to") || tokens[first - 3].Is("must") || tokens[first - 3].Is("should") || tokens[first - 3].Is("not")))
            return true;
        if (MustHave(first))
            return true;
        return IsExcluded(first) || IsBeforeStudy(first) || HadReceived(first) || IsAfterRecurrence(first) || IsLongAgo(draft.Next);
    }

    /// <summary>"Must have completed radiotherapy (60 Gy in 30 fractions)", "should not have received chest radiotherapy of 50 Gy": what the patients bring with them.</summary>
    private bool MustHave(int first)
    {
        for (var i = first - 1; i >= Math.Max(2, first - FarthestGoverned) && tokens[i].Kind != TokenKind.Stop && !tokens[i].Is(";"); i--)
        {
            if (!tokens[i].IsNumber && Undergone.Has(tokens[i].Text) && tokens[i - 1].Is("have") && !tokens[i - 2].IsNumber && Conditions.Has(tokens[i - 2].Text))
                return true;
        }

        return false;
    }

    private static readonly Words Conditions = new("must", "should", "to", "not");

    /// <summary>
    /// "Prior radiotherapy of 50 Gy", "previously irradiated with 50 Gy". Not "without prior chemotherapy received 70 Gy", "previously irradiated with 50 Gy receive 30 Gy": a verb of the patients between the two says
    /// that the dose is given now.
    /// </summary>
    private bool IsBeforeStudy(int first)
    {
        for (var i = first - 1; i >= Math.Max(0, first - FarthestHistory + 2) && tokens[i].Kind != TokenKind.Stop && !tokens[i].Is(";"); i--)
        {
            if (!tokens[i].IsNumber && History.Has(tokens[i].Text) && !tokens[i + 1].Is("to") && !tokens[i + 1].Is("untreated")
                && (tokens[i].Is("history") || Has(Irradiated, i + 1, Math.Min(first, i + 4))))
                return !IsGivenNow(i, first);
        }

        return false;
    }

    private bool IsGivenNow(int cue, int first)
    {
        // "Prior radiotherapy: patients received 50 Gy".
        if (Is(cue + 2, ":"))
            return false;
        var afterPreposition = cue > 0 && !tokens[cue - 1].IsNumber && Before.Has(tokens[cue - 1].Text);
        var radiation = tokens[cue].Is("previously") || Has(Radiations, cue + 1, Math.Min(first, cue + 4));
        var dosed = false;
        for (var i = cue + 1; i < first; i++)
        {
            dosed |= tokens[i].IsUnit;
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            if (Receiving.Has(tokens[i].Text) && !IsOwn(cue, i))
                return true;
            if (Auxiliaries.Has(tokens[i].Text) && IsPassive(i + 1, first) && (dosed || afterPreposition || !radiation) && !IsOwn(cue, i))
                return true;
        }

        return false;
    }

    /// <summary>Whether the verb is the cue's own: "previously received", "previously been treated with", "who previously underwent".</summary>
    private bool IsOwn(int cue, int verb)
    {
        if (!tokens[cue].Is("previously"))
            return IsRelative(verb);
        for (var i = cue + 1; i < verb; i++)
        {
            if (tokens[i].Kind != TokenKind.Word || !(Adverbs.Has(tokens[i].Text) || Auxiliaries.Has(tokens[i].Text)))
                return IsRelative(verb);
        }

        return true;
    }

    /// <summary>"Who had received", "having received".</summary>
    private bool IsRelative(int verb)
    {
        var had = verb - 1;
        while (had > 0 && tokens[had].Kind == TokenKind.Word && Adverbs.Has(tokens[had].Text))
            had--;
        return Is(had, "had") || Is(had, "have") || Is(had, "having") || Is(had, "has");
    }

    private bool IsPassive(int i, int first)
    {
        for (var most = i + 2; i <= most && i < first && tokens[i].Kind == TokenKind.Word; i++)
        {
            if (Passives.Has(tokens[i].Text))
                return true;
        }

        return false;
    }

    /// <summary>"Patients who had received 45 Gy", "after having completed 50 Gy", "who have been treated with 60 Gy".</summary>
    private bool HadReceived(int first)
    {
        for (var i = first - 1; i >= Math.Max(1, first - FarthestGoverned) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit) && !tokens[i].Is(";"); i--)
        {
            if (tokens[i].Kind != TokenKind.Word)
                continue;
            // "Already irradiated with 50 Gy", "survivors who had abdominal radiotherapy of 20 Gy".
            if (tokens[i].Is("irradiated") && Is(i - 1, "already"))
                return true;
            if (tokens[i].Is("had") && (Is(i - 1, "who") || Is(i - 1, "whom")) && Has(Radiations, i + 1, first))
                return true;
            // "Earlier radiotherapy had been 50 Gy in 25 fractions".
            if (tokens[i].Is("been") && Is(i - 1, "had") && i == first - 1 && Has(Earlier, Math.Max(0, i - FarthestPeople), i))
                return true;
            var passive = Is(i - 1, "been") && (tokens[i].Is("treated") || tokens[i].Is("irradiated") || tokens[i].Is("given"));
            if (!passive && !Undergone.Has(tokens[i].Text))
            {
                if (Receiving.Has(tokens[i].Text) || (Auxiliaries.Has(tokens[i].Text) && IsPassive(i + 1, first)))
                    return false;
                continue;
            }

            if (!IsRelative(i))
            {
                if (Receiving.Has(tokens[i].Text))
                    return false;
                continue;
            }

            var had = i - 1;
            while (had > 0 && Adverbs.Has(tokens[had].Text))
                had--;
            return Is(had, "having") || Is(had - 1, "who") || Is(had - 1, "that") || Is(had - 1, "which") || Is(had - 1, "whom") || (Is(had - 2, "who") && Adverbs.Has(tokens[had - 1].Text)) || IsTold(had);
        }

        return false;
    }

    /// <summary>
    /// "Patients had received 60 Gy": what was done before that of which the text tells. Not "all patients had received 60 Gy", "patients had received 60 Gy by week 6": so treatments are told of that a study gave and that
    /// were complete at a time.
    /// </summary>
    private bool IsTold(int had)
    {
        if (!Is(had, "had") || had < 1 || !People.Has(tokens[had - 1].Text) || tokens[had - 1].IsNumber)
            return false;
        for (var i = had - 2; i >= Math.Max(0, had - FarthestPeople) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            if (tokens[i].IsNumber || Quantities.Has(tokens[i].Text) || Moments.Has(tokens[i].Text))
                return false;
        }

        for (var i = had + 1; i < Math.Min(tokens.Count, had + FarthestPeople) && tokens[i].Kind != TokenKind.Stop; i++)
        {
            if (Moments.Has(tokens[i].Text) && !(tokens[i].Is("at") && i > 0 && tokens[i - 1].IsUnit))
                return false;
        }

        return true;
    }

    /// <summary>
    /// "Patients with recurrence after 60 Gy", "tumours recurrent after radiotherapy (60 Gy in 30 fractions)", "re-irradiation for relapse after 70 Gy". Not "recurrence after 60 Gy was rare", "rate of failure after 60 Gy":
    /// that is what came of the treatment studied.
    /// </summary>
    private bool IsAfterRecurrence(int first)
    {
        var after = first - 1;
        while (after >= Math.Max(1, first - FarthestGoverned) && !tokens[after].IsNumber && Course.Has(tokens[after].Text))
            after--;
        if (after < 1 || !(Is(after, "after") || Is(after, "following") || Is(after, "despite")) || tokens[after - 1].IsNumber)
            return false;
        // "Re-irradiation after a first course of 60 Gy".
        if (IsAgain(after - 1) || (after >= 3 && IsAgain(after - 3)))
            return true;
        if (!Recurring.Has(tokens[after - 1].Text))
            return false;
        var cue = after - 1;
        if (States.Has(tokens[cue].Text) && !Finite.Has(tokens[cue].Text))
            return true;
        var irradiatedAgain = false;
        var ofPatients = false;
        for (var i = cue - 1; i >= Math.Max(0, cue - FarthestHistory) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit); i--)
        {
            if (tokens[i].IsNumber)
                continue;
            if (Counts.Has(tokens[i].Text))
                return false;
            ofPatients |= i >= cue - 5 && (Finite.Has(tokens[cue].Text) ? Is(i, "who") || Is(i, "whose") || Is(i, "which") || Is(i, "that") : OfPatients.Has(tokens[i].Text));
        }

        for (var i = Math.Max(0, cue - 2 * FarthestPeople); i < Math.Min(tokens.Count, first + 2 * FarthestPeople); i++)
            irradiatedAgain |= IsAgain(i);
        return ofPatients || irradiatedAgain;
    }

    /// <summary>"Radiotherapy of 54 Gy in 30 fractions at least 6 months ago".</summary>
    private bool IsLongAgo(int next)
    {
        for (var i = next; i < Math.Min(tokens.Count - 1, next + FarthestGoverned) && tokens[i].Kind is not (TokenKind.Stop or TokenKind.Unit) && !tokens[i].Is(",") && !tokens[i].Is(";"); i++)
        {
            if (tokens[i].Is("months") || tokens[i].Is("years") || tokens[i].Is("year") || tokens[i].Is("month"))
                return tokens[i + 1].Is("ago") || tokens[i + 1].Is("earlier") || tokens[i + 1].Is("previously") || tokens[i + 1].Is("beforehand");
        }

        return false;
    }

    private bool IsAgain(int i) =>
        tokens[i].Kind == TokenKind.Word && (tokens[i].Text.StartsWith("reirradiat", StringComparison.Ordinal) || tokens[i].Is("salvage")
            || (tokens[i].Is("re") && i + 2 < tokens.Count && tokens[i + 1].Is("-") && tokens[i + 2].Text.StartsWith("irradiat", StringComparison.Ordinal)));
}
