using Aevum.Policy;

namespace Aevum.Samples.Unsafe;

internal static class AEV4001
{
    internal static IPolicyEngine Make() => new NullPolicyEngine(); // AEV4001
}
