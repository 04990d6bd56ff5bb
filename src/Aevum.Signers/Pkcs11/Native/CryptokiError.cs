namespace Aevum.Signers.Pkcs11.Native;

/// <summary>Return values of Cryptoki (PKCS#11 version 2.40, section 11.1) that the signer tells apart.</summary>
internal enum CryptokiError : uint
{
    Ok = 0x000,
    GeneralError = 0x005,
    DeviceError = 0x030,
    DeviceMemory = 0x031,
    DeviceRemoved = 0x032,
    KeyHandleInvalid = 0x060,
    KeyFunctionNotPermitted = 0x068,
    MechanismInvalid = 0x070,
    ObjectHandleInvalid = 0x082,
    OperationActive = 0x090,
    PinIncorrect = 0x0A0,
    PinExpired = 0x0A3,
    PinLocked = 0x0A4,
    SessionClosed = 0x0B0,
    SessionCount = 0x0B1,
    SessionHandleInvalid = 0x0B3,
    TokenNotPresent = 0x0E0,
    TokenNotRecognized = 0x0E1,
    UserAlreadyLoggedIn = 0x100,
    UserNotLoggedIn = 0x101,
    UserPinNotInitialized = 0x102,
    CryptokiNotInitialized = 0x190,
    CryptokiAlreadyInitialized = 0x191,
}
