namespace Aevum.Samples.Unsafe;

[ConsentPurpose(" letter-tracking ", Grantee = "order-agent", Operations = ConsentOperations.Query)] // AEV9006
internal sealed partial class AEV9006;
