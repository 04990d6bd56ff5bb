using Aevum.Policy;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Samples.Unsafe;

internal static class AEV5003
{
    internal static ValueTask<AevumEngine> Start(ISigner signer, IPolicyEngine policy, IAevumStore store) => AevumEngine.StartAsync(new AevumOptions
    {
        Signer = signer,
        PolicyEngine = policy,
        Store = store,
        VerifyOnStart = false, // AEV5003
    });
}
