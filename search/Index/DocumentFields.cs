using Horizon.Graph.Records;
using Horizon.Search.Taxonomies;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Horizon.Search.Index;

/// <summary>Turns a document into Lucene fields. The large ones are made once and filled again for each document. Not thread-safe.</summary>
internal sealed class DocumentFields
{
    private const int LongestTitleOrder = 80;
    private const int MostNameKeys = 8;

    private static readonly FieldType TextType = Frozen(new FieldType { IsIndexed = true, IsTokenized = true, IsStored = true, IndexOptions = IndexOptions.DOCS_AND_FREQS_AND_POSITIONS });
    private static readonly FieldType WholeType = Frozen(new FieldType { IsIndexed = true, IsTokenized = false, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY });
    private static readonly FieldType StoredType = Frozen(new FieldType { IsStored = true });
    private static readonly FieldType DayType = Frozen(new FieldType { IsIndexed = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY, NumericType = NumericType.INT32, NumericPrecisionStep = 8 });

    private readonly Taxonomy taxonomy;
    private readonly List<IIndexableField> fields = [];
    private readonly Dictionary<string, Field> text;
    private readonly HashSet<string> shortForms = new(StringComparer.Ordinal);
    private readonly Int32Field first = new(FieldNames.DateFirst, 0, DayType);
    private readonly Int32Field last = new(FieldNames.DateLast, 0, DayType);
    private readonly NumericDocValuesField day = new(FieldNames.Date, 0);

    public DocumentFields(Taxonomy taxonomy)
    {
        this.taxonomy = taxonomy;
        text = FieldNames.Text.ToDictionary(f => f.Name, f => new Field(f.Name, string.Empty, TextType), StringComparer.Ordinal);
    }

    /// <summary>Valid until the next call.</summary>
    public IReadOnlyList<IIndexableField> Fill(IndexDocument document)
    {
        fields.Clear();
        fields.Add(new StringField(FieldNames.Key, document.Id, Field.Store.YES));
        fields.Add(new SortedDocValuesField(FieldNames.Key, new BytesRef(document.Id)));
        fields.Add(new SortedDocValuesField(FieldNames.TitleOrder, new BytesRef(TitleOrder(document.Title))));
        fields.Add(new Field(FieldNames.Url, document.Url, StoredType));
        foreach (var key in IdForms.KeysOf(document)) fields.Add(new Field(FieldNames.Id, key, WholeType));
        if (document.Ids.Count > 0) fields.Add(new Field(FieldNames.Id, string.Join(Analysis.TokenScanner.ValueGap, document.Ids), StoredType));
        shortForms.Clear();
        Texts(document);
        foreach (var form in shortForms) fields.Add(new Field(FieldNames.ShortForm, form, WholeType));
        Whole(FieldNames.Kind, [document.Kind]);
        Whole(FieldNames.Technique, WithBroader(document.Techniques));
        Whole(FieldNames.Site, WithBroader(document.Sites));
        Whole(FieldNames.Country, document.Countries);
        Whole(FieldNames.OutcomeClass, document.OutcomeClasses);
        Whole(FieldNames.Population, document.Populations);
        Whole(FieldNames.FunderId, document.FunderIds);
        Whole(FieldNames.NetworkId, document.Networks);
        if (document.Status is not null) Whole(FieldNames.Status, [document.Status]);
        if (document.Phase is not null) Whole(FieldNames.Phase, [document.Phase]);
        if (document.StudyState is not null) Whole(FieldNames.State, [document.StudyState]);
        foreach (var funder in document.Funders.Concat(document.FunderIds)) fields.Add(new Field(FieldNames.Whole(FieldNames.Funder), FieldNames.WholeValue(funder), WholeType));
        foreach (var network in document.Networks) fields.Add(new Field(FieldNames.Whole(FieldNames.Network), FieldNames.WholeValue(network), WholeType));
        foreach (var name in document.Sponsors.Concat(document.Funders).Where(n => n.Length is > 2 and < 200).Distinct(StringComparer.Ordinal))
            foreach (var key in NameKeys(name.Trim())) fields.Add(new Field(FieldNames.Name, key, WholeType));
        foreach (var word in WrittenWords(document)) fields.Add(new Field(FieldNames.Written, word, WholeType));
        Dates(document.Date);
        return fields;
    }

    /// <summary>What titles are ordered by: the first characters, without case; a missing title comes last.</summary>
    internal static string TitleOrder(string? title)
    {
        if (string.IsNullOrWhiteSpace(title)) return "\uFFFF";
        var order = title.TrimStart().ToLowerInvariant();
        return order.Length <= LongestTitleOrder ? order : order[..(char.IsHighSurrogate(order[LongestTitleOrder - 1]) ? LongestTitleOrder - 1 : LongestTitleOrder)];
    }

    /// <summary>A name from each of its words on: people leave out "The", or know a hospital by its place.</summary>
    private static IEnumerable<string> NameKeys(string name)
    {
        var lower = FieldNames.WholeValue(name);
        return Analysis.TextTerms.Of(name).Where(t => !t.Joined && (t.Start == 0 || !Analysis.StopWords.Contains(t.Text))).Select(t => t.Start).Append(0).Distinct().Take(MostNameKeys).Select(start => lower[start..] + FieldNames.NameParts + name);
    }

    private static HashSet<string> WrittenWords(IndexDocument document)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in document.Conditions.Concat(document.Keywords).Append(document.Title).OfType<string>())
        {
            foreach (var term in Analysis.TextTerms.Of(text))
            {
                var written = text.AsSpan(term.Start, term.End - term.Start);
                if (!term.Joined && written.Length is > 2 and < 40 && !written.ContainsAnyInRange('0', '9')) words.Add(written.ToString().ToLowerInvariant());
            }
        }

        return words;
    }

    private void Texts(IndexDocument document)
    {
        Text("title", document.Title);
        Text("acronym", document.Acronym);
        Text("summary", document.Summary);
        Text("text", document.Text);
        Text("journal", document.Journal);
        Text("condition", document.Conditions);
        Text("intervention", document.Interventions);
        Text("keyword", document.Keywords);
        Text("outcome", document.Outcomes);
        Text("sponsor", document.Sponsors);
        Text(FieldNames.Funder, document.Funders);
        Text("author", document.Authors);
        Text(FieldNames.Network, document.Networks);
    }

    private void Text(string name, IReadOnlyList<string> values)
    {
        if (values.Count > 0) Text(name, values.Count == 1 ? values[0] : string.Join(Analysis.TokenScanner.ValueGap, values));
    }

    private void Text(string name, string? value)
    {
        if (string.IsNullOrWhiteSpace(value)) return;
        var field = text[name];
        field.SetStringValue(value);
        fields.Add(field);
        foreach (var (form, _, _) in Analysis.WrittenForms.In(value, taxonomy.CasedForms)) shortForms.Add(form);
    }

    private void Whole(string name, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            if (string.IsNullOrWhiteSpace(value) || value.Length > 1000) continue;
            fields.Add(new Field(name, FieldNames.WholeValue(value), WholeType));
            fields.Add(new SortedSetDocValuesField(name, new BytesRef(value)));
        }
    }

    private HashSet<string> WithBroader(IReadOnlyList<string> ids)
    {
        var all = new HashSet<string>(ids, StringComparer.Ordinal);
        foreach (var id in ids) all.UnionWith(taxonomy.Ancestors(id));
        return all;
    }

    private void Dates(string? written)
    {
        if (!PartialDate.TryParse(written, out var date)) return;
        fields.Add(new Field(FieldNames.Date, date.ToString(), StoredType));
        first.SetInt32Value(Day(date.First));
        last.SetInt32Value(Day(date.Last));
        day.SetInt64Value(Day(date.First));
        fields.Add(first);
        fields.Add(last);
        fields.Add(day);
        Whole(FieldNames.Year, [date.ToString()[..4]]);
    }

    /// <summary>yyyymmdd.</summary>
    internal static int Day(DateOnly date) => (date.Year * 10000) + (date.Month * 100) + date.Day;

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }
}
