namespace Aevum.Signers.Tests.Pkcs11;

/// <summary>A token with an Ed25519 key: a real one when AEVUM_TEST_PKCS11_MODULE names its module, else SoftHSM2.</summary>
internal static class TokenUnderTest
{
    internal static Pkcs11Options Options(Action<Pkcs11Options>? change = null)
    {
        if (Variable("AEVUM_TEST_PKCS11_MODULE") is not { } module)
        {
            return SoftToken.Require().Options(change);
        }

        var options = new Pkcs11Options
        {
            ModulePath = module,
            TokenLabel = Variable("AEVUM_TEST_PKCS11_TOKEN"),
            KeyLabel = Variable("AEVUM_TEST_PKCS11_KEY") ?? SoftToken.KeyLabel,
            PinFile = Variable("AEVUM_TEST_PKCS11_PIN_FILE"),
        };
        change?.Invoke(options);
        return options;
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
