using Horizon.Search.Index;
using Horizon.Search.Taxonomies;
using Lucene.Net.Index;

namespace Horizon.Search.Find;

/// <summary>Counts the values of the facet fields over the documents of a search, segment by segment.</summary>
internal sealed class FacetCounter
{
    private readonly Dictionary<string, int>[] totals = [.. FieldNames.Facets.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal))];
    private readonly Column?[] columns = new Column?[FieldNames.Facets.Count];
    private readonly int[][] counts = new int[FieldNames.Facets.Count][];

    public void Begin(AtomicReader reader)
    {
        End();
        var segment = SegmentColumns.Of(reader);
        for (var f = 0; f < columns.Length; f++)
        {
            columns[f] = segment.Get(reader, FieldNames.Facets[f]);
            counts[f] = columns[f] is { } column ? new int[column.Values.Length] : [];
        }
    }

    public void Count(int document)
    {
        for (var f = 0; f < columns.Length; f++)
        {
            if (columns[f] is not { } column) continue;
            var end = column.Starts[document + 1];
            for (var i = column.Starts[document]; i < end; i++) counts[f][column.Ordinals[i]]++;
        }
    }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Facets(Taxonomy taxonomy)
    {
        End();
        var facets = new Dictionary<string, IReadOnlyList<FacetCount>>(StringComparer.Ordinal);
        for (var f = 0; f < totals.Length; f++)
        {
            facets[FieldNames.FilterOf(FieldNames.Facets[f])] = [.. totals[f].Select(t => new FacetCount(t.Key, taxonomy.Find(t.Key)?.Label ?? t.Key, t.Value))
                .OrderByDescending(c => c.Count).ThenBy(c => c.Id, StringComparer.Ordinal)];
        }

        return facets;
    }

    private void End()
    {
        for (var f = 0; f < columns.Length; f++)
        {
            if (columns[f] is not { } column) continue;
            for (var i = 0; i < column.Values.Length; i++)
            {
                if (counts[f][i] > 0) totals[f][column.Values[i]] = totals[f].GetValueOrDefault(column.Values[i]) + counts[f][i];
            }

            columns[f] = null;
        }
    }
}
