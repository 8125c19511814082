using Horizon.Api.Answers;
using Horizon.Api.Data;
using Horizon.Graph.Records;
using Horizon.Graph.Store;
using Horizon.Graph.Trials;

namespace Horizon.Api.Queries;

/// <summary>Values of a trial that editors enter by hand.</summary>
internal sealed class HandValueQuery(Workspace workspace, TimeProvider time)
{
    private const int LongestNote = 2000;

    /// <exception cref="BadRequestException">No such trial is here, the field cannot be entered, or the value has not its form.</exception>
    public async Task<HandValuesAnswer> EnterAsync(HandValueRequest request, string by, CancellationToken cancellation)
    {
        if (request.Trial is not { Length: > 0 } asked || TrialQuery.Key(asked) is not { } key || (await TrialLookUp.FindAsync(workspace.Store, key, cancellation))?.Id is not { } id)
            throw new BadRequestException($"trial is \"{request.Trial}\"; it must be a registry id of a trial that is here, such as NCT01234567.");
        var node = await ReadAsync(id, cancellation);
        if (node.IsMentionedOnly) throw new BadRequestException($"Only other records name {asked}: load its registration first, so that what you enter stands beside what its register says.");
        if (TypedText.Of(request.Note) is not { } note) throw new BadRequestException("note is empty; it says where the value is from, and is kept with it.");
        if (note.Length > LongestNote) throw new BadRequestException($"The note is longer than {LongestNote} characters.");
        var value = string.IsNullOrWhiteSpace(request.Value) ? null : request.Value.Trim();
        var field = request.Field ?? "";
        var holders = HandValues.HoldersOf(node, field);
        if (value is null && holders.Count == 0) throw new BadRequestException($"Nothing was entered by hand for \"{field}\" that could be taken back. To enter a value, give one.");
        try
        {
            var entry = new HandEntry(field, value, by, time.GetUtcNow(), note);
            // One value stands, not two; taken back, none does, under whichever of its registrations it was entered.
            foreach (var other in holders.Skip(value is null ? 0 : 1)) await HandValues.WriteAsync(workspace.Store, other, entry with { Value = null }, cancellation);
            if (value is not null) await HandValues.WriteAsync(workspace.Store, holders.Count > 0 ? holders[0] : id[(NodeKinds.Trial.Length + 1)..], entry, cancellation);
        }
        catch (ArgumentException e) when (e.ParamName == "entry")
        {
            throw new BadRequestException(e.Message.Split(" (Parameter")[0]);
        }
        return new HandValuesAnswer(id, HandValues.Standing(await ReadAsync(id, cancellation)));
    }

    private async Task<Node> ReadAsync(string id, CancellationToken cancellation) => (await workspace.Store.NodesAsync([id], null, cancellation))[id];
}
