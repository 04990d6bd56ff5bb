using Aevum.Storage;
using Aevum.Testing;

namespace Aevum.Core.Tests.Storage;

public sealed class InMemoryStoreTests : StoreContract
{
    protected override IAevumStore Create() => new InMemoryStore();

    protected override IAevumStore Reopen(IAevumStore closed) => closed;
}
