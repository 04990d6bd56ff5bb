namespace Aevum.Signers.Pkcs11.Native;

/// <summary>Attribute types, object classes, key types and mechanisms of Cryptoki that the signer uses (PKCS#11 2.40 and, for Edwards curves, 3.0).</summary>
internal static class CryptokiConstant
{
    internal const uint Class = 0x000;
    internal const uint Token = 0x001;
    internal const uint Private = 0x002;
    internal const uint Label = 0x003;
    internal const uint KeyType = 0x100;
    internal const uint Id = 0x102;
    internal const uint Sensitive = 0x103;
    internal const uint Sign = 0x108;
    internal const uint Verify = 0x10A;
    internal const uint Extractable = 0x162;
    internal const uint EcParameters = 0x180;
    internal const uint EcPoint = 0x181;

    internal const uint PublicKeyClass = 2;
    internal const uint PrivateKeyClass = 3;
    internal const uint EdwardsKeyType = 0x40;
    internal const uint EddsaMechanism = 0x1057;
    internal const uint EdwardsKeyPairMechanism = 0x1055;
}
