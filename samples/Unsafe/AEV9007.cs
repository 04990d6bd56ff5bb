namespace Aevum.Samples.Unsafe;

[ConsentPurpose("pallet-tracking", Grantee = "order-agent")] // AEV9007
internal sealed partial class AEV9007;
