"""Edits of labelled photos that break one rule each: training data and measure of false accepts.

  face_edits.py DATA MESHES OUT     writes OUT/<kind>~<set>~<name>.jpg and OUT/list.txt

DATA holds labels.csv and its pictures, MESHES what the test MeshExport writes for them. Needs numpy, scipy, pillow.
"""
import csv, json, os, sys, zlib
import numpy as np
from PIL import Image, ImageDraw, ImageFilter
from scipy import ndimage as ndi

DATA, MESHES, OUT = sys.argv[1:4]
SETS = ["london_neutral", "london_smiling", "canada", "congress"]


def dist(a, b):
    return float(np.hypot(*(a - b)))


def load():
    for x in csv.DictReader(open(os.path.join(DATA, "labels.csv"))):
        file = os.path.join(MESHES, x["path"].replace("/", "__") + ".json")
        if x["set"] not in SETS or not os.path.exists(file):
            continue
        faces = json.load(open(file))["faces"]
        if faces:
            x["m"] = np.array([(p["x"], p["y"]) for p in faces[0]["mesh"]])
            yield x


def base(x,ied=110):
    m=x['m']; d=dist(m[468],m[473]); k=min(1,ied/d)
    im=Image.open(os.path.join(DATA,x['path'])).convert('RGB')
    if k<.95: im=im.resize((round(im.width*k),round(im.height*k)),Image.LANCZOS)
    return im,m*k
def frame(m):
    o=(m[468]+m[473])/2; e=m[473]-m[468]
    f=lambda u,v:(o[0]+u*e[0]-v*e[1], o[1]+u*e[1]+v*e[0])
    return f,float(np.hypot(*e)),o,e
def warp_closed(im,m,rng,eyes='rl'):
    A=np.asarray(im).astype(np.float32); out=A.copy()
    f,d,o,e=frame(m)
    q=m-o; U=(q@e)/d**2; V=(q[:,1]*e[0]-q[:,0]*e[1])/d**2
    H,W=A.shape[:2]
    for s in eyes:
        up=[33,246,161,160,159,158,157,173,133] if s=='r' else [263,466,388,387,386,385,384,398,362]
        lo=[33,7,163,144,145,153,154,155,133] if s=='r' else [263,249,390,373,374,380,381,382,362]
        br=[46,53,52,65,55] if s=='r' else [276,283,282,295,285]
        ys,xs=np.mgrid[0:H,0:W]; qx=xs+.5-o[0]; qy=ys+.5-o[1]
        u=(qx*e[0]+qy*e[1])/d**2; v=(qy*e[0]-qx*e[1])/d**2
        i=np.argsort(U[up]); uu=U[up][i]; vu=V[up][i]; j=np.argsort(U[lo]); vl=np.interp(u,U[lo][j],V[lo][j]); vu=np.interp(u,uu,vu)
        vb=np.interp(u,np.sort(U[br]),V[br][np.argsort(U[br])])+.04
        top=vb*.5+vu*.5-0.02
        close=vl-.015
        inside=(u>uu[0])&(u<uu[-1])&(v>top)&(v<close+.002)
        # stretch [top, vu-0.01] to [top, close]
        t=(v-top)/np.maximum(close-top,1e-3); vs=top+t*(np.maximum(vu-.025,top+.005)-top)
        sx=o[0]+u*e[0]-vs*e[1]; sy=o[1]+u*e[1]+vs*e[0]
        for c in range(3):
            w=ndi.map_coordinates(A[...,c],[sy[inside]-.5,sx[inside]-.5],order=1,mode='nearest'); out[...,c][inside]=w
        lash=np.clip(1-np.abs(v-close)/.012,0,1)*((u>uu[0])&(u<uu[-1]))*rng.uniform(.3,.75)
        out*= (1-lash)[...,None]
        soft=ndi.gaussian_filter(((u>uu[0]-.03)&(u<uu[-1]+.03)&(v>top)&(v<close+.03)).astype(np.float32),2)[...,None]
        out=out*(1-soft)+ndi.gaussian_filter(out,(.8,.8,0))*soft
    return Image.fromarray(np.clip(out,0,255).astype(np.uint8))
def lens_poly(f,rng,shape):
    w=shape['w'];t=shape['t'];b=shape['b'];r=shape['p']
    pts=[]
    for s in (-1,1):
        P=[]
        for a in np.linspace(0,2*np.pi,60,endpoint=False):
            c,sn=np.cos(a),np.sin(a)
            x=np.sign(c)*abs(c)**(2/r)*w; y=np.sign(sn)*abs(sn)**(2/r); y=y*(b if y>0 else t)
            P.append(f(s*shape['c']+x,y+shape['dy']))
        pts.append(P)
    return pts
def shape(rng): return dict(w=rng.uniform(.34,.42),t=rng.uniform(.2,.3),b=rng.uniform(.27,.42),p=rng.uniform(2,4.5),c=rng.uniform(.49,.53),dy=rng.uniform(.0,.06))
def glasses(im,m,rng,tint=None,glare=False,cover=False):
    f,d,o,e=frame(m); S=4; sh=shape(rng)
    if cover: sh['t']=rng.uniform(0.0,.03); sh['dy']=0
    L=lens_poly(f,rng,sh)
    col=[(20,18,18),(60,35,20),(120,120,125),(170,140,80),(25,30,70),(110,25,25)][rng.integers(6)]
    th=rng.choice([.012,.02,.035,.06,.08])*d
    box=(int(o[0]-1.3*d),int(o[1]-.8*d),int(o[0]+1.3*d),int(o[1]+.9*d))
    cr=im.crop(box).resize(((box[2]-box[0])*S,(box[3]-box[1])*S),Image.BICUBIC)
    g=lambda p:((p[0]-box[0])*S,(p[1]-box[1])*S)
    if tint is not None:
        ms=Image.new('L',cr.size,0); dd=ImageDraw.Draw(ms)
        for P in L: dd.polygon([g(p) for p in P],fill=255)
        a=np.asarray(cr).astype(np.float32); mk=np.asarray(ms)[...,None]/255.
        cr=Image.fromarray((a*(1-mk)+mk*a*np.array(tint)).clip(0,255).astype(np.uint8))
    if glare:
        ms=Image.new('L',cr.size,0); dd=ImageDraw.Draw(ms); lm=Image.new('L',cr.size,0); ld=ImageDraw.Draw(lm)
        for P in L: ld.polygon([g(p) for p in P],fill=255)
        n=rng.integers(1,3)
        for s in ([-1,1] if rng.random()<.8 else [rng.choice([-1,1])]):
            for _ in range(n):
                cx=s*.5+rng.uniform(-.12,.12); cy=rng.uniform(-.08,.15); rx=rng.uniform(.08,.22); ry=rng.uniform(.05,.14); an=rng.uniform(-.6,.6)
                dd.polygon([g(f(cx+rx*np.cos(a)*np.cos(an)-ry*np.sin(a)*np.sin(an),cy+rx*np.cos(a)*np.sin(an)+ry*np.sin(a)*np.cos(an))) for a in np.linspace(0,6.28,30)],fill=255)
        ms=ms.filter(ImageFilter.GaussianBlur(S*d*.012))
        al=np.minimum(np.asarray(ms),np.asarray(lm))[...,None]/255.*rng.uniform(.8,1)
        a=np.asarray(cr).astype(np.float32); gc=np.array([255,255,255])-rng.uniform(0,12,3)
        cr=Image.fromarray((a*(1-al)+gc*al).clip(0,255).astype(np.uint8))
    dr=ImageDraw.Draw(cr); lw=max(1,int(th*S))
    rimless=rng.random()<.12 and tint is None and not glare and not cover
    half=rng.random()<.15 and not cover
    for P in L:
        Q=[g(p) for p in P]
        if half: Q2=Q[30:]+Q[:1]; dr.line(Q2,fill=col,width=lw,joint='curve'); dr.line(Q,fill=col,width=max(1,int(.006*d*S)))
        elif rimless: dr.line(Q+Q[:1],fill=tuple(min(255,c+60) for c in col),width=max(1,int(.008*d*S)))
        else: dr.line(Q+Q[:2],fill=col,width=lw,joint='curve')
    bw=sh['c']-sh['w']; y=sh['dy']-rng.uniform(.02,.12)
    dr.line([g(f(-bw-.02,y+.02)),g(f(-bw*.4,y-.02)),g(f(bw*.4,y-.02)),g(f(bw+.02,y+.02))],fill=col,width=max(lw,int(.015*d*S)),joint='curve')
    for s in (-1,1): dr.line([g(f(s*(sh['c']+sh['w']),sh['dy']-.1)),g(f(s*1.15,sh['dy']-.08))],fill=col,width=lw)
    im=im.copy(); im.paste(cr.resize((box[2]-box[0],box[3]-box[1]),Image.LANCZOS),box[:2]); return im
def fringe(im,m,rng):
    # own hair texture taken above the hairline, ragged lower edge below the brows
    A=np.asarray(im).astype(np.float32); f,d,o,e=frame(m); q=m-o; U=(q@e)/d**2; V=(q[:,1]*e[0]-q[:,0]*e[1])/d**2
    H,W=A.shape[:2]; ys,xs=np.mgrid[0:H,0:W]; qx=xs+.5-o[0]; qy=ys+.5-o[1]
    u=(qx*e[0]+qy*e[1])/d**2; v=(qy*e[0]-qx*e[1])/d**2
    vt=V[10]-.15; lo=-.14+rng.uniform(-.02,.04)
    n=ndi.gaussian_filter1d(rng.normal(size=400),rng.uniform(1,4)); n=n/np.abs(n).max()*.06
    edge=lo+np.interp(u,np.linspace(-1.2,1.2,400),n)
    cover=ndi.gaussian_filter((((v<edge)&(v>vt)&(np.abs(u)<.98))).astype(np.float32),rng.uniform(.6,1.5))
    tone=np.array([[40,32,28],[25,22,22],[90,65,45],[150,115,75],[60,45,38]][rng.integers(5)],np.float32)
    st=ndi.gaussian_filter(rng.normal(size=(H,W)),(6,.7)); st/=st.std()
    hair=tone*(1+.28*st[...,None])
    out=A*(1-cover[...,None])+hair*cover[...,None]
    return Image.fromarray(out.clip(0,255).astype(np.uint8))
def cap(im,m,rng):
    A=np.asarray(im).astype(np.float32); f,d,o,e=frame(m); q=m-o; U=(q@e)/d**2; V=(q[:,1]*e[0]-q[:,0]*e[1])/d**2
    H,W=A.shape[:2]; ys,xs=np.mgrid[0:H,0:W]; qx=xs+.5-o[0]; qy=ys+.5-o[1]
    u=(qx*e[0]+qy*e[1])/d**2; v=(qy*e[0]-qx*e[1])/d**2
    half=(max(abs(U[127]),abs(U[356])))*rng.uniform(1.12,1.3); low=V[[105,334]].mean()-rng.uniform(.12,.35); top=V[10]-rng.uniform(.55,1.0)
    bend=rng.uniform(-.15,.15)
    r=((u/half)**2+((v-low)/(top-low))**2)
    mask=(r<1)&(v<low+bend*(u/half)**2)
    if rng.random()<.4: # brim
        mask|=(np.abs(u)<half*rng.uniform(1.0,1.5))&(v<low+.02+bend*(u/half)**2)&(v>low-.12+bend*(u/half)**2)
    tone=np.array([[25,30,60],[20,20,22],[180,30,35],[225,225,220],[40,80,50],[120,120,125],[200,170,60],[230,140,170],[70,60,50]][rng.integers(9)],np.float32)
    sh=1-.35*np.clip(np.abs(u)/half,0,1)**2+.1*rng.normal()+.1*(v-low)
    fab=1+rng.uniform(0,.05)*ndi.gaussian_filter(rng.normal(size=(H,W)),.7)/.4
    c=tone*(sh*fab)[...,None]
    mk=ndi.gaussian_filter(mask.astype(np.float32),.8)[...,None]
    return Image.fromarray((A*(1-mk)+c*mk).clip(0,255).astype(np.uint8))
def redeye(im,m,rng):
    A=np.asarray(im).astype(np.float32); 
    for c,a,b in ((468,469,471),(473,474,476)):
        r=dist(m[a],m[b])/2*rng.uniform(.35,.6); H,W=A.shape[:2]; ys,xs=np.mgrid[0:H,0:W]
        al=np.clip(r-np.hypot(xs+.5-m[c][0],ys+.5-m[c][1])+.5,0,1)[...,None]
        A=A*(1-al)+al*np.array([rng.uniform(130,240),rng.uniform(10,60),rng.uniform(15,70)])
    return Image.fromarray(A.clip(0,255).astype(np.uint8))
def gaze(im,m,rng):
    A=np.asarray(im).astype(np.float32); out=A.copy(); s=rng.choice([-1,1])*rng.uniform(.38,.55)
    H,W=A.shape[:2]; ys,xs=np.mgrid[0:H,0:W]
    for c,a,b,up,lo in ((468,469,471,[33,246,161,160,159,158,157,173,133],[155,154,153,145,144,163,7]),(473,474,476,[263,466,388,387,386,385,384,398,362],[382,381,380,374,373,390,249])):
        poly=[tuple(m[i]) for i in up+lo]; mk=Image.new('L',im.size,0); ImageDraw.Draw(mk).polygon(poly,fill=255); mk=ndi.gaussian_filter(np.asarray(mk)/255.,.6)
        r=dist(m[a],m[b])/2; sh=s*2*r
        # sclera fill: both edges colour
        inside=mk>.6; dd=np.hypot(xs+.5-m[c][0],ys+.5-m[c][1]); scl=inside&(dd>1.15*r)
        if scl.sum()<8: continue
        col=np.percentile(A[scl],70,axis=0)
        al=np.clip(1.1*r-dd+.5,0,1)*mk; out=out*(1-al[...,None])+col*al[...,None]
        src=ndi.shift(A,(0,sh,0),order=1,mode='nearest'); d2=np.hypot(xs+.5-m[c][0]-sh,ys+.5-m[c][1])
        srcmk=ndi.shift(mk,(0,sh),order=1)
        a2=np.clip(1.02*r-d2+.5,0,1)*mk*srcmk; out=out*(1-a2[...,None])+src*a2[...,None]
    return Image.fromarray(out.clip(0,255).astype(np.uint8))
def earring(im,m,rng):
    f,d,o,e=frame(m); im=im.copy(); S=4
    col=[(225,190,90),(220,220,225),(245,245,240),(30,30,35),(190,30,40),(40,90,170)][rng.integers(6)]
    big=im.resize((im.width*S,im.height*S),Image.BICUBIC); dr=ImageDraw.Draw(big)
    kind=rng.integers(3)
    q=m-o; U=(q@e)/d**2; V=(q[:,1]*e[0]-q[:,0]*e[1])/d**2
    for i,s in ((132,-1),(361,1)):
        u=U[i]+s*rng.uniform(.06,.12); v=V[i]-rng.uniform(.0,.08)
        x,y=f(u,v); x*=S;y*=S
        if kind==0: r=rng.uniform(.035,.06)*d*S; dr.ellipse((x-r,y-r,x+r,y+r),fill=col)
        elif kind==1: r=rng.uniform(.1,.2)*d*S; dr.ellipse((x-r,y,x+r,y+2*r),outline=col,width=int(.03*d*S))
        else: r=rng.uniform(.03,.05)*d*S; dr.ellipse((x-r,y,x+r,y+5*r),fill=col)
    return big.resize(im.size,Image.LANCZOS)
def necklace(im,m,rng):
    f,d,o,e=frame(m); S=4; q=m-o; V=(q[:,1]*e[0]-q[:,0]*e[1])/d**2
    col=[(215,180,90),(215,215,220),(245,242,235),(40,38,38)][rng.integers(4)]
    big=im.resize((im.width*S,im.height*S),Image.BICUBIC); dr=ImageDraw.Draw(big)
    w=rng.uniform(.55,.7); y0=V[152]+rng.uniform(.2,.35); dp=rng.uniform(.25,.6)
    P=[f(t*w,y0+dp*(1-t*t)) for t in np.linspace(-1,1,60)]; P=[(a*S,b*S) for a,b in P]
    th=rng.choice([.012,.02,.035])*d*S
    if rng.random()<.3:
        r=.03*d*S
        for (a,b) in P[::2]: dr.ellipse((a-r,b-r,a+r,b+r),fill=col)
    else: dr.line(P,fill=col,width=max(2,int(th)),joint='curve')
    return big.resize(im.size,Image.LANCZOS)
def tint(rng):
    k=rng.choice([.15,.3,.4,.5,.6]); c=[(1,1,1),(1.1,.95,.75),(.85,.95,1.15),(.9,1.1,.85)][rng.integers(4)]
    return tuple(k*v for v in c)
K={'base':lambda i,m,r:i,'closed':lambda i,m,r:warp_closed(i,m,r),'closed1':lambda i,m,r:warp_closed(i,m,r,'rl'[r.integers(2)]),
 'glasses':lambda i,m,r:glasses(i,m,r),'tint':lambda i,m,r:glasses(i,m,r,tint=tint(r)),'glare':lambda i,m,r:glasses(i,m,r,glare=True),'frameover':lambda i,m,r:glasses(i,m,r,cover=True),
 'fringe':fringe,'cap':cap,'redeye':redeye,'gaze':gaze,'earring':earring,'necklace':necklace}
os.makedirs(OUT,exist_ok=True); lst=open(os.path.join(OUT,'list.txt'),'w')
for x in load():
    b,m=base(x); nm=x['set']+'~'+x['path'].split('/')[1][:-4]
    for k,fn in K.items():
        if x['set'] in('london_smiling','congress') and k not in('base','closed'): continue
        if x['set']=='congress' and k=='base': continue
        rng=np.random.default_rng(zlib.crc32((nm+k).encode()))
        p=os.path.join(OUT,'%s~%s.jpg'%(k,nm)); fn(b,m,rng).save(p,quality=92); lst.write(p+'\n')
lst.close()
