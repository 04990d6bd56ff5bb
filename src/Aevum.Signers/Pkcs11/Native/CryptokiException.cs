namespace Aevum.Signers.Pkcs11.Native;

/// <summary>A Cryptoki function did not return CKR_OK.</summary>
internal sealed class CryptokiException(string function, CryptokiError error, string? repair = null)
    : Exception($"{function} returned {(Enum.IsDefined(error) ? error.ToString() : "an error")} (0x{(uint)error:X})")
{
    internal CryptokiError Error { get; } = error;

    /// <summary>The session or the token is gone, but may be there again at the next try.</summary>
    internal bool IsSessionLost => Error is CryptokiError.SessionClosed or CryptokiError.SessionHandleInvalid or CryptokiError.UserNotLoggedIn
        or CryptokiError.KeyHandleInvalid or CryptokiError.ObjectHandleInvalid or CryptokiError.DeviceRemoved or CryptokiError.DeviceError
        or CryptokiError.TokenNotPresent or CryptokiError.CryptokiNotInitialized or CryptokiError.OperationActive or CryptokiError.GeneralError;

    /// <summary>Another try with the same PIN could lock the token.</summary>
    internal bool IsPinRefused => Error is CryptokiError.PinIncorrect or CryptokiError.PinExpired or CryptokiError.PinLocked or CryptokiError.UserPinNotInitialized;

    internal string Repair => repair ?? Error switch
    {
        CryptokiError.PinIncorrect => "The PIN is wrong. The signer does not try it again, because the token would lock; correct it and restart.",
        CryptokiError.PinLocked => "The PIN is locked; the token's security officer must unlock it.",
        CryptokiError.PinExpired => "The PIN has expired; set a new one with the token's tools.",
        CryptokiError.UserPinNotInitialized => "The token has no user PIN; initialise it with the token's tools.",
        CryptokiError.DeviceRemoved or CryptokiError.TokenNotPresent => "The token is not there; plug it in or start its service.",
        CryptokiError.MechanismInvalid => "The token does not do CKM_EDDSA; use one that signs with Ed25519.",
        CryptokiError.KeyFunctionNotPermitted => "The key may not sign (CKA_SIGN); make one that may.",
        CryptokiError.SessionCount => "The token has no session left; lower MaxSessions.",
        _ => "Check the token with its maker's tools.",
    };
}
