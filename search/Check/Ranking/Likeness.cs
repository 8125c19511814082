namespace Horizon.Search.Check.Ranking;

/// <summary>
/// How alike a question and each of its candidates are in words, as numbers that a linear model weighs. A word counts by its rarity in the index and
/// by its rarity among the candidates: what all of them share tells none of them apart.
/// </summary>
internal sealed class Likeness
{
    /// <summary>In the order of the vector.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["titlesAlike", "titleFound", "titleOfStudy", "words", "phrases", "interventions", "names", "outcomes", "population", "numbers", "rarest", "bodies", "enrolment"];

    private readonly AskedTerms asked;
    private readonly Func<string, float> rarityOf;
    private readonly float[] local;
    private readonly float[] localPairs;
    private readonly int candidates;

    public Likeness(AskedTerms asked, IReadOnlyList<SharedTerms> candidates, Func<string, float> rarityOf)
    {
        (this.asked, this.rarityOf, this.candidates) = (asked, rarityOf, candidates.Count);
        var (terms, pairs) = (new int[asked.Count], new int[asked.Pairs]);
        foreach (var candidate in candidates)
        {
            for (var i = 0; i < terms.Length; i++) if ((candidate.In[i] & ~Fields.Body) != 0) terms[i]++;
            for (var i = 0; i < pairs.Length; i++) if (candidate.Pairs[i]) pairs[i]++;
        }
        // What no candidate says is the same for all and would only make every likeness smaller.
        local = [.. terms.Select(LocalRarity)];
        localPairs = [.. pairs.Select(LocalRarity)];
    }

    public float[] Of(SharedTerms study, int? enrolment)
    {
        var words = Share(study, Fields.None, ~Fields.Body, local);
        return
        [
            TitlesAlike(study),
            Share(study, Fields.Title, ~Fields.Body, null),
            study.Titles.Count == 0 ? 0 : study.Titles.Max(Found),
            words,
            SharePairs(study),
            Asks(Fields.Intervention) ? Share(study, Fields.Intervention, Fields.Intervention | Fields.Title, local) : words,
            Found(study.Names),
            Asks(Fields.Outcome) ? Share(study, Fields.Outcome, Fields.Outcome, local) : words,
            Asks(Fields.Population) ? Share(study, Fields.Population, Fields.Population, local) : words,
            Numbers(study),
            Rarest(study),
            Found(study.Bodies),
            enrolment is >= 10 and { } people && asked[people.ToString(System.Globalization.CultureInfo.InvariantCulture)] >= 0 ? 1 : 0,
        ];
    }

    private float LocalRarity(int count) => count == 0 ? 0 : MathF.Log(1 + ((candidates - count + 0.5f) / (count + 0.5f)));

    private bool Asks(Fields field)
    {
        for (var i = 0; i < asked.Count; i++) if (asked.Stands(i, field)) return true;
        return false;
    }

    /// <summary>Of the question's words in a field (all where none is named), by weight, how much the study says in its own fields.</summary>
    private float Share(SharedTerms study, Fields of, Fields within, float[]? weights)
    {
        var (shared, all) = (0f, 0f);
        for (var i = 0; i < asked.Count; i++)
        {
            if (of != Fields.None && !asked.Stands(i, of)) continue;
            var weight = weights is null ? asked.Rarity(i) : weights[i];
            all += weight;
            if ((study.In[i] & within) != 0) shared += weight;
        }
        return all == 0 ? 0 : shared / all;
    }

    private float SharePairs(SharedTerms study)
    {
        var (shared, all) = (0f, 0f);
        for (var i = 0; i < localPairs.Length; i++)
        {
            all += localPairs[i];
            if (study.Pairs[i]) shared += localPairs[i];
        }
        return all == 0 ? 0 : shared / all;
    }

    private float Numbers(SharedTerms study)
    {
        var (shared, all) = (0f, 0f);
        for (var i = 0; i < asked.Count; i++)
        {
            if (!asked.IsNumber[i]) continue;
            all += local[i];
            if (study.In[i] != 0) shared += local[i];
        }
        return all == 0 ? 0 : shared / all;
    }

    /// <summary>The closest two titles: twice what they share over what they have (Dice), by rarity.</summary>
    private float TitlesAlike(SharedTerms study)
    {
        var best = 0f;
        foreach (var title in asked.Titles)
        {
            var own = title.Sum(asked.Rarity);
            foreach (var other in study.Titles)
            {
                var shared = title.Where(other.Shared.Contains).Sum(asked.Rarity);
                var theirs = other.Shared.Sum(asked.Rarity) + other.Other.Sum(rarityOf);
                if (own + theirs > 0) best = Math.Max(best, 2 * shared / (own + theirs));
            }
        }
        return best;
    }

    /// <summary>Of a study's short text, by rarity, how much the question says anywhere.</summary>
    private float Found(TitleWords title)
    {
        var shared = title.Shared.Sum(asked.Rarity);
        var all = shared + title.Other.Sum(rarityOf);
        return all == 0 ? 0 : shared / all;
    }

    /// <summary>The three words that fewest of the candidates share with the question: a name, an acronym, an odd dose.</summary>
    private float Rarest(SharedTerms study)
    {
        var best = new List<float>();
        for (var i = 0; i < asked.Count; i++) if ((study.In[i] & ~Fields.Body) != 0) best.Add(local[i] * asked.Rarity(i));
        var highest = LocalRarity(1) * LocalRarity(1);
        return highest == 0 ? 0 : Math.Min(2, best.OrderDescending().Take(3).Sum() / (3 * highest));
    }
}
