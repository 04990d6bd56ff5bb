using System.Runtime.InteropServices;
using System.Text;

namespace Aevum.Signers.Pkcs11.Native;

/// <summary>
/// The functions of one PKCS#11 module (OASIS PKCS#11 version 2.40), called through its function list. CK_ULONG travels as <see cref="CULong"/>. Calls on
/// different sessions may run at once; calls on one session must not.
/// </summary>
internal sealed unsafe class Cryptoki
{
    /// <summary>CKF_OS_LOCKING_OK: the module may use the system's locks, because we call it from many threads.</summary>
    private const uint OsLockingOk = 2;

    private const uint SerialSession = 4;
    private const uint ReadWriteSession = 2;
    private const uint UserType = 1;

    private readonly nint* _functions;
    private bool _isOurs;

    private Cryptoki(nint* functions)
    {
        _functions = functions;
        Start();
    }

    /// <summary>Loads a module and initialises it; one that another part of the process initialised is used as it is.</summary>
    /// <exception cref="DllNotFoundException">The module cannot be loaded.</exception>
    /// <exception cref="CryptokiException">The module cannot be initialised.</exception>
    internal static Cryptoki Load(string path)
    {
        var library = NativeLibrary.Load(path);
        var getFunctionList = (delegate* unmanaged[Cdecl]<byte**, CULong>)NativeLibrary.GetExport(library, "C_GetFunctionList");
        byte* list;
        Check("C_GetFunctionList", getFunctionList(&list));

        // The list starts with a CK_VERSION of two bytes; on Windows the structure is packed, elsewhere pointers are aligned.
        var functions = (nint*)(list + (AttributeTemplate.IsWindows ? 2 : IntPtr.Size));
        return new Cryptoki(functions);
    }

    /// <summary>Initialises the module, unless somebody else in the process has.</summary>
    internal void Start() => _isOurs = Initialize(_functions);

    /// <summary>Ends what <see cref="Start"/> began; every session is gone then. False when the module belongs to another part of the process.</summary>
    internal bool Stop()
    {
        if (!_isOurs)
        {
            return false;
        }

        _isOurs = false;
        return ((delegate* unmanaged[Cdecl]<void*, CULong>)_functions[1])(null).Value == 0;
    }

    internal IReadOnlyList<nuint> SlotsWithToken()
    {
        var call = (delegate* unmanaged[Cdecl]<byte, CULong*, CULong*, CULong>)_functions[4];
        CULong count;
        Check("C_GetSlotList", call(1, null, &count));
        var room = new CULong[Math.Max(1, (int)Math.Min(count.Value, 4096))];
        count = new CULong((nuint)room.Length);
        fixed (CULong* slots = room)
        {
            Check("C_GetSlotList", call(1, slots, &count));
        }

        return [.. room.Take((int)count.Value).Select(slot => slot.Value)];
    }

    /// <summary>The label of the token in a slot; CK_TOKEN_INFO starts with 32 characters of it, padded with spaces.</summary>
    internal string TokenLabel(nuint slot)
    {
        const int RoomForTokenInfo = 512;
        const int LabelSize = 32;
        var info = stackalloc byte[RoomForTokenInfo];
        Check("C_GetTokenInfo", ((delegate* unmanaged[Cdecl]<CULong, byte*, CULong>)_functions[6])(new CULong(slot), info));
        return Encoding.UTF8.GetString(info, LabelSize).TrimEnd(' ', '\0');
    }

    internal nuint OpenSession(nuint slot, bool canWrite)
    {
        CULong session;
        var flags = new CULong(SerialSession | (canWrite ? ReadWriteSession : 0));
        Check("C_OpenSession", ((delegate* unmanaged[Cdecl]<CULong, CULong, void*, void*, CULong*, CULong>)_functions[12])(new CULong(slot), flags, null, null, &session));
        return session.Value;
    }

    internal void CloseSession(nuint session) =>
        ((delegate* unmanaged[Cdecl]<CULong, CULong>)_functions[13])(new CULong(session));

    /// <summary>The user state of C_GetSessionInfo (CKS_RO_USER_FUNCTIONS, CKS_RW_USER_FUNCTIONS) also finds a session that has become invalid.</summary>
    internal bool IsLoggedIn(nuint session)
    {
        var info = stackalloc byte[4 * AttributeTemplate.LongSize];
        Check("C_GetSessionInfo", ((delegate* unmanaged[Cdecl]<CULong, byte*, CULong>)_functions[15])(new CULong(session), info));
        return AttributeTemplate.ReadLong(info + AttributeTemplate.LongSize) is 1 or 3;
    }

    /// <summary>Logs the user in for all sessions of the token.</summary>
    internal void Login(nuint session, ReadOnlySpan<byte> pin)
    {
        fixed (byte* bytes = pin)
        {
            var result = ((delegate* unmanaged[Cdecl]<CULong, CULong, byte*, CULong, CULong>)_functions[18])(new CULong(session), new CULong(UserType), bytes, new CULong((nuint)pin.Length));
            if ((CryptokiError)(uint)result.Value != CryptokiError.UserAlreadyLoggedIn)
            {
                Check("C_Login", result);
            }
        }
    }

    /// <summary>Finds objects, at most <paramref name="most"/>.</summary>
    internal IReadOnlyList<nuint> Find(nuint session, AttributeTemplate template, int most)
    {
        var handle = new CULong(session);
        Check("C_FindObjectsInit", ((delegate* unmanaged[Cdecl]<CULong, byte*, CULong, CULong>)_functions[26])(handle, template.Write(), new CULong((nuint)template.Count)));
        try
        {
            var found = new List<nuint>();
            CULong one;
            CULong count;
            while (found.Count < most)
            {
                Check("C_FindObjects", ((delegate* unmanaged[Cdecl]<CULong, CULong*, CULong, CULong*, CULong>)_functions[27])(handle, &one, new CULong(1), &count));
                if (count.Value == 0)
                {
                    break;
                }

                found.Add(one.Value);
            }

            return found;
        }
        finally
        {
            ((delegate* unmanaged[Cdecl]<CULong, CULong>)_functions[28])(handle);
        }
    }

    /// <summary>Reads one attribute of at most 1,024 bytes; null when the object has none that may be read.</summary>
    internal byte[]? Read(nuint session, nuint instance, uint type)
    {
        const int Room = 1024;
        var value = stackalloc byte[Room];
        var entry = stackalloc byte[AttributeTemplate.Size];
        AttributeTemplate.WriteEntry(entry, type, value, Room);
        var result = ((delegate* unmanaged[Cdecl]<CULong, CULong, byte*, CULong, CULong>)_functions[24])(new CULong(session), new CULong(instance), entry, new CULong(1));
        if (result.Value is 0x11 or 0x12)
        {
            return null;
        }

        Check("C_GetAttributeValue", result);
        return AttributeTemplate.ReadLength(entry) is { } length && length <= Room ? new ReadOnlySpan<byte>(value, length).ToArray() : null;
    }

    /// <summary>Signs with CKM_EDDSA without parameters, which is plain Ed25519 (PKCS#11 3.0 section 2.3.14).</summary>
    internal void Sign(nuint session, nuint key, ReadOnlySpan<byte> message, Span<byte> signature)
    {
        var mechanism = stackalloc byte[AttributeTemplate.Size];
        AttributeTemplate.WriteEntry(mechanism, CryptokiConstant.EddsaMechanism, null, 0);
        Check("C_SignInit", ((delegate* unmanaged[Cdecl]<CULong, byte*, CULong, CULong>)_functions[42])(new CULong(session), mechanism, new CULong(key)));
        var length = new CULong((nuint)signature.Length);
        fixed (byte* data = message, target = signature)
        {
            Check("C_Sign", ((delegate* unmanaged[Cdecl]<CULong, byte*, CULong, byte*, CULong*, CULong>)_functions[43])(new CULong(session), data, new CULong((nuint)message.Length), target, &length));
        }

        if (length.Value != (nuint)signature.Length)
        {
            throw new CryptokiException("C_Sign gave a signature of another length and", CryptokiError.GeneralError);
        }
    }

    internal void GenerateKeyPair(nuint session, AttributeTemplate publicTemplate, AttributeTemplate privateTemplate)
    {
        var mechanism = stackalloc byte[AttributeTemplate.Size];
        AttributeTemplate.WriteEntry(mechanism, CryptokiConstant.EdwardsKeyPairMechanism, null, 0);
        CULong publicKey;
        CULong privateKey;
        Check("C_GenerateKeyPair", ((delegate* unmanaged[Cdecl]<CULong, byte*, byte*, CULong, byte*, CULong, CULong*, CULong*, CULong>)_functions[59])(
            new CULong(session),
            mechanism,
            publicTemplate.Write(),
            new CULong((nuint)publicTemplate.Count),
            privateTemplate.Write(),
            new CULong((nuint)privateTemplate.Count),
            &publicKey,
            &privateKey));
    }

    private static bool Initialize(nint* functions)
    {
        // CK_C_INITIALIZE_ARGS: four mutex callbacks left null, flags, reserved null.
        var arguments = stackalloc byte[(6 * IntPtr.Size) + AttributeTemplate.LongSize];
        new Span<byte>(arguments, (6 * IntPtr.Size) + AttributeTemplate.LongSize).Clear();
        AttributeTemplate.WriteLong(arguments + (4 * IntPtr.Size), OsLockingOk);
        var result = ((delegate* unmanaged[Cdecl]<void*, CULong>)functions[0])(arguments);
        if ((CryptokiError)(uint)result.Value == CryptokiError.CryptokiAlreadyInitialized)
        {
            return false;
        }

        Check("C_Initialize", result);
        return true;
    }

    private static void Check(string function, CULong result)
    {
        if (result.Value != 0)
        {
            throw new CryptokiException(function, (CryptokiError)(uint)result.Value);
        }
    }
}
