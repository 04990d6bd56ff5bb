using Aevum.Storage;

namespace Aevum.Samples.Unsafe;

internal static class AEV5002
{
    internal static IAevumStore Make() => new InMemoryStore(); // AEV5002
}
