using Aevum.Testing;

namespace Aevum.Storage.Sqlite.Tests;

public sealed class SqliteStoreContractTests : StoreContract
{
    private readonly TemporaryDirectory _directory = new();
    private int _count;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _directory.Dispose();
    }

    protected override IAevumStore Create() => new SqliteStore(_directory.File($"store {++_count} #100%?.db"));

    protected override IAevumStore Reopen(IAevumStore closed) => new SqliteStore(((SqliteStore)closed).Path);
}
