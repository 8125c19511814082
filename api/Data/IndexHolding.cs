using System.Diagnostics.CodeAnalysis;
using Horizon.Graph.Vocabulary;
using Horizon.Search.Follow;
using Horizon.Search.Index;

namespace Horizon.Api.Data;

/// <summary>The index of a folder as this process has it: held for writing, read while another process holds it, or not to be used.</summary>
/// <param name="Problem">Why there is no index, with what to do; null where there is one.</param>
internal sealed record IndexHolding(HorizonIndex? Index, string? Problem)
{
    [SuppressMessage("Reliability", "CA2000", Justification = "Whoever takes the holding disposes of its index.")]
    public static IndexHolding Open(DataFolder folder, TimeProvider time)
    {
        var taxonomy = TaxonomyOf.Vocabulary(RadiotherapyVocabulary.Current);
        try
        {
            return new IndexHolding(HorizonIndex.OpenWriter(folder.IndexPath, taxonomy, time), null);
        }
        catch (IndexUnusableException e)
        {
            return new IndexHolding(null, e.Message);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new IndexHolding(null, $"The search index in {folder.IndexPath} cannot be opened ({e.Message}). Check the folder's permissions and the disk, then run `horizon rebuild index`.");
        }
        catch (IndexLockedException)
        {
            // Another process keeps the index: read what it commits.
            try
            {
                return new IndexHolding(HorizonIndex.OpenReader(folder.IndexPath, taxonomy, time), null);
            }
            catch (IndexUnusableException)
            {
                // Whoever holds it has found it fit to write, or is making it.
                return new IndexHolding(null, "Another process holds the search index and is making it. Try again in a moment.");
            }
        }
    }
}
