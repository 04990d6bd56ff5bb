using Aevum.Signing;

namespace Aevum.Samples.Unsafe;

internal static class AEV3001
{
    internal static ISigner Make() => new InProcessSigner(); // AEV3001
}
