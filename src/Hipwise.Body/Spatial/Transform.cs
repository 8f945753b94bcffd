namespace Hipwise.Body.Spatial;

/// <summary><c>X_AB</c>: where frame B stands in frame A. <c>p_A = R · p_B + P</c>.</summary>
/// <param name="R">R_AB, a rotation.</param>
/// <param name="P">p_AoBo_A: B's origin, from A's origin, in A (m).</param>
public readonly record struct Transform(Mat3 R, Vec3 P)
{
    /// <summary>B stands on A.</summary>
    public static Transform Identity => new(Mat3.Identity, Vec3.Zero);

    /// <summary>The frame turned by OpenSim's three angles and then moved.</summary>
    /// <param name="orientation">Body-fixed x-y-z angles (rad).</param>
    /// <param name="translation">Origin in the outer frame (m).</param>
    public static Transform From(Vec3 orientation, Vec3 translation) => new(Mat3.BodyFixedXyz(orientation), translation);

    /// <summary>X_BA.</summary>
    public Transform Inverse()
    {
        var t = R.Transpose;
        return new(t, -(t * P));
    }

    /// <summary>X_AC = X_AB · X_BC.</summary>
    public static Transform operator *(Transform ab, Transform bc) => new(ab.R * bc.R, (ab.R * bc.P) + ab.P);

    /// <summary>A place given in B, told in A.</summary>
    public Vec3 Apply(Vec3 p) => (R * p) + P;
}
