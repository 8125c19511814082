using Horizon.Api.Tests.Running;
using Xunit;

[assembly: AssemblyFixture(typeof(SampleServer))]
[assembly: AssemblyFixture(typeof(RecordsServer))]

namespace Horizon.Api.Tests.Running;

/// <summary>What a newcomer sees: <c>horizon serve</c> on an empty folder. Shared by all tests that only read.</summary>
public sealed class SampleServer : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();

    internal HorizonServer Server { get; private set; } = null!;

    internal string Data => folder["data"];

    public async ValueTask InitializeAsync() => Server = await HorizonServer.StartAsync(Data);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}

/// <summary>A folder of imported records that the tests know by number, served. Shared by all tests that only read.</summary>
public sealed class RecordsServer : IAsyncLifetime
{
    public const int Studies = 60;
    public const int Articles = 30;
    public const string EudraCt = "2015-001234-21";

    private readonly TemporaryFolder folder = new();

    internal HorizonServer Server { get; private set; } = null!;

    internal string Data => folder["data"];

    public async ValueTask InitializeAsync()
    {
        var records = Generated.WriteTo(folder, Studies, Articles);
        folder.Write("in/with-secondary.json", Generated.Study(1000, "Palliative radiotherapy for bone metastases", secondaryId: EudraCt));
        (await HorizonProcess.RunAsync("import", records, "--data", Data)).Done();
        (await HorizonProcess.RunAsync("rebuild", "overlaps", "--data", Data)).Done();
        Server = await HorizonServer.StartAsync(Data, "--no-sample");
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        folder.Dispose();
    }
}
