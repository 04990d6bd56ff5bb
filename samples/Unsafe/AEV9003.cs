namespace Aevum.Samples.Unsafe;

internal static class AEV9003
{
    [ConsentPurpose("return-tracking", Grantee = "order-agent", Operations = ConsentOperations.Query)]
    internal sealed partial class ReturnTracking; // AEV9003
}
