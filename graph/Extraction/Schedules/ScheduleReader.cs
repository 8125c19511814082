namespace Horizon.Graph.Extraction.Schedules;

/// <summary>Reads doses and fractionations as trials and papers write them. Pure, thread-safe, linear in the text, never throws.</summary>
public static class ScheduleReader
{
    private static readonly Words NoEquivalent = new(
        "ldr", "pdr", "pulsed", "pulse", "pulses", "seed", "seeds", "radionuclide", "radioligand", "lutetium", "177lu", "lu", "yttrium", "y90", "90y", "i131", "131i", "iodine", "radioembolization", "radioembolisation",
        "sirt", "tare", "palladium", "microspheres", "radioimmunotherapy", "strontium", "samarium", "radium", "flash");

    private static readonly Words Beams = new("external", "ebrt", "imrt", "vmat", "photon", "photons", "beam");

    /// <summary>Every prescribed dose, in the order of the text.</summary>
    /// <param name="isProposal">Whether the text is a few sentences on what is to be given: there a total alone ("30 Gy or 70 Gy?") needs no word that says so.</param>
    public static IReadOnlyList<DoseSchedule> Read(string text, bool isProposal = false)
    {
        if (!MentionsDose(text))
            return [];
        var tokens = Tokens.Of(text);
        var drafts = Assembly.Gather(tokens, ItemReader.Read(tokens));
        if (drafts.Count == 0)
            return [];
        var context = new Context(text, tokens, isProposal);
        var labels = new Labels(tokens, drafts);
        var caution = Caution(tokens);
        var schedules = new List<DoseSchedule>(drafts.Count);
        var trials = false;
        for (var i = 0; i < drafts.Count; i++)
        {
            trials = context.IsTrialDose(drafts[i], i > 0 ? drafts[i - 1] : null, trials, i + 1 < drafts.Count ? drafts[i + 1] : null);
            if (trials)
                schedules.Add(Schedule(text, tokens, drafts[i], labels.Phase(i), labels.Role(i), caution));
        }

        return WithRoles(text, schedules);
    }

    /// <summary>Where no word beside a schedule says its arm, the sentence's comparison does: "54 Gy in 3 fractions versus 60 Gy in 30".</summary>
    private static List<DoseSchedule> WithRoles(string text, List<DoseSchedule> schedules)
    {
        if (schedules.TrueForAll(s => s.Role is not null))
            return schedules;
        var roles = ArmRoleReader.Read(text, [.. schedules.Select(s => (s.Start, s.End))]);
        for (var i = 0; i < schedules.Count; i++)
        {
            if (schedules[i].Role is null && roles[i] is { } role)
                schedules[i] = schedules[i] with { Role = role == ArmRole.Experimental ? "experimental" : "comparator" };
        }

        return schedules;
    }

    private static bool MentionsDose(string text) =>
        text.Contains("gy", StringComparison.OrdinalIgnoreCase) || text.Contains("gray", StringComparison.OrdinalIgnoreCase) || text.Contains("grey", StringComparison.OrdinalIgnoreCase)
        || text.Contains("CGE", StringComparison.OrdinalIgnoreCase) || text.Contains("rads", StringComparison.OrdinalIgnoreCase);

    private static DoseSchedule Schedule(string text, List<Token> tokens, Draft draft, string phase, string? role, string? caution)
    {
        var filled = Completion.Of(draft);
        var (start, end) = (tokens[draft.First].Start, tokens[draft.Next - 1].End);
        var equivalents = Equivalents(filled, tokens, draft);
        return new DoseSchedule
        {
            TotalDoseGy = Tidy(filled.Total),
            TotalDoseMaxGy = Tidy(filled.TotalMax),
            Fractions = (int?)filled.Count,
            FractionsMax = (int?)filled.CountMax,
            DosePerFractionGy = Tidy(filled.Each),
            DosePerFractionMaxGy = Tidy(filled.EachMax),
            FractionsPerDay = (int?)draft.PerDay?.Value,
            OverallDays = (int?)draft.Days?.Value,
            Unit = draft.Total is { Rbe: true } || draft.PerFraction is { Rbe: true } ? "GyRBE" : "Gy",
            Phase = phase,
            Role = role,
            Derived = filled.Derived,
            Text = text[start..end],
            Start = start,
            End = end,
            DoseEquivalents = equivalents,
            Caution = equivalents.Count > 0 ? caution : null,
        };
    }

    private static decimal? Tidy(decimal? value) => value is { } v ? Decimals.Tidy(v, 4) : null;

    private static IReadOnlyList<DoseEquivalent> Equivalents(Completion filled, List<Token> tokens, Draft draft)
    {
        if (filled is not { Consistent: true, Total: { } total, Each: { } each, TotalMax: null, CountMax: null, EachMax: null } || each > total || total > 10_000)
            return [];
        return IsContinuous(tokens, draft) ? [] : DoseEquivalents.Defaults(total, each);
    }

    /// <summary>Low dose rate, pulsed and radionuclide doses in the sentence: the fractionated model does not hold.</summary>
    private static bool IsContinuous(List<Token> tokens, Draft draft)
    {
        for (var i = draft.First - 1; i >= Math.Max(0, draft.First - 30) && tokens[i].Kind != TokenKind.Stop; i--)
        {
            // "HDR 15 Gy versus LDR 110 Gy": the nearer word says how this dose is given.
            if (tokens[i].Is("hdr") || (tokens[i].Is("high") && Is(tokens, SkipHyphen(tokens, i + 1), "dose") && Is(tokens, SkipHyphen(tokens, SkipHyphen(tokens, i + 1) + 1), "rate")))
                return false;
            // "Iodine-125 plaque, or external beam of 45 Gy in 25 fractions".
            if (!tokens[i].IsNumber && Beams.Has(tokens[i].Text))
                return false;
            if (IsContinuous(tokens, i))
                return true;
        }

        for (var i = draft.First; i < Math.Min(tokens.Count, draft.Next + 8) && tokens[i].Kind != TokenKind.Stop; i++)
        {
            if (i >= draft.Next && (tokens[i].Is("versus") || tokens[i].Is("vs") || tokens[i].Is("or") || tokens[i].Is("compared")))
                return false;
            if (IsContinuous(tokens, i))
                return true;
        }

        return false;
    }

    private static bool IsContinuous(List<Token> tokens, int i) =>
        tokens[i].Kind == TokenKind.Word
        && (NoEquivalent.Has(tokens[i].Text)
            || (tokens[i].Is("low") && SkipHyphen(tokens, i + 1) is var dose && Is(tokens, dose, "dose") && Is(tokens, SkipHyphen(tokens, dose + 1), "rate")));

    private static int SkipHyphen(List<Token> tokens, int i) => Is(tokens, i, "-") ? i + 1 : i;

    private static bool Is(List<Token> tokens, int i, string text) => i < tokens.Count && tokens[i].Is(text);

    private static string? Caution(List<Token> tokens)
    {
        var (prostate, breast) = (false, false);
        foreach (var token in tokens)
        {
            prostate |= token.Is("prostate") || token.Is("prostatic");
            breast |= token.Is("breast");
        }

        return (prostate, breast) switch
        {
            (true, true) => "The α/β of prostate and breast cancer is thought to be lower than 10 Gy (about 1.5 to 4 Gy).",
            (true, false) => "The α/β of prostate cancer is thought to be lower than 10 Gy (about 1.5 to 3 Gy).",
            (false, true) => "The α/β of breast cancer is thought to be lower than 10 Gy (about 3.5 to 4 Gy).",
            _ => null,
        };
    }
}
