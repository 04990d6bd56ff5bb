namespace Aevum.Samples.Unsafe;

[ConsentPurpose("order-tracking", Grantee = "order-agent", Operations = ConsentOperations.Query)]
internal sealed class AEV9002; // AEV9002
