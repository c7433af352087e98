"""Trains `browsHidden` of Sources/Rules/Measures/LinearModel+Weights.swift.

  face_rules.py DATA MESHES EDITS EDIT_MESHES SWIFT_FILE

DATA and MESHES as for face_edits.py, EDITS what that wrote, EDIT_MESHES what MeshExport writes for EDITS/list.txt.
Features are those of Sources/Rules/Measures, on the same 64-pixel chart. Prints for each model errors by six-fold
cross-validation over persons: no person is in training and test at once; photos marked "held" are never trained on in
it. Needs numpy, scipy, opencv-python-headless.
"""
import csv, json, os, sys
import cv2
import numpy as np

from face_chart import HEIGHT as H, LEFT as U0, SCALE as K, TOP as V0, U as UU, V as VV, WIDTH as W
from face_chart import chart, mean as box
from logistic import cross_validated as cv, fit as irls, write_weights

DATA, MESHES, EDITS, EDIT_MESHES, SWIFT = sys.argv[1:6]
def rates(good,bad,hi_bad=True):
    # best threshold table: for values, report FRR at thresholds
    g=np.sort(np.array(good)); b=np.sort(np.array(bad))
    s=1 if hi_bad else -1
    g=np.sort(s*g); b=np.sort(s*b)
    best=None
    for t in np.concatenate([g,b]):
        fr=(g>t).mean(); fa=(b<=t).mean()
        if best is None or fr+fa<best[0]: best=(fr+fa,s*t,fr,fa)
    return dict(n=(len(g),len(b)),thr=round(best[1],4),FR=round(best[2],3),FA=round(best[3],3),g=[round(s*v,3) for v in g[-6:]],b=[round(s*v,3) for v in b[:6]])

def collect():
    rows,charts,points=[],[],[]
    def add(picture,mesh_file,row):
        if not os.path.exists(mesh_file): return
        j=json.load(open(mesh_file))
        if not j['faces'] or not j['up']: return
        m=np.array([(p['x'],p['y']) for p in j['faces'][0]['mesh']])
        im=np.ascontiguousarray(cv2.imread(picture,cv2.IMREAD_COLOR)[...,::-1])
        c,P=chart(im,m); rows.append(row); charts.append(c); points.append(P)
    for x in csv.DictReader(open(os.path.join(DATA,'labels.csv'))):
        if x['set']=='noface': continue
        b=x['path'].split('/')[1].split('.')[0]
        add(os.path.join(DATA,x['path']),os.path.join(MESHES,x['path'].replace('/','__')+'.json'),dict(kind='real',set=x['set'],name=x['path'],person='L'+b.split('_')[0] if x['set'] in('london_neutral','london_smiling','london_synth') else x['set']+b,**{k:x[k] for k in('glasses','sunglasses','hat','eyes_closed','mouth_open')}))
    for p in open(os.path.join(EDITS,'list.txt')):
        p=os.path.basename(p.strip()); k,s,b=p[:-4].split('~')
        add(os.path.join(EDITS,p),os.path.join(EDIT_MESHES,p+'.json'),dict(kind=k,set=s,name=k+'/'+b,person='L'+b.split('_')[0] if s.startswith('london') else s+b))
    return rows,np.stack(charts),np.stack(points)

J,C,P=collect()
Yl=(C.astype(np.float32)@np.array([.299,.587,.114],np.float32))

def report(s,y,mask,names,thr=0.,top=8,tag=''):
    g=s[mask&(y==0)]; b=s[mask&(y==1)]
    print(tag,'n good',len(g),'bad',len(b),'FR@%.2f'%thr,round((g>thr).mean(),4) if len(g) else None,'FA',round((b<=thr).mean(),4) if len(b) else None, rates(g,b) if len(g) and len(b) else '')
    nm=np.array(names); o=[(round(float(v),2),n) for v,n in sorted(zip(s[mask&(y==0)],nm[mask&(y==0)]),reverse=True)[:top]]; print('   worst good',o)
    o=[(round(float(v),2),n) for v,n in sorted(zip(s[mask&(y==1)],nm[mask&(y==1)]))[:top]]; print('   worst bad',o)


def addfringe(c,p,rng):
    A=c.astype(np.float32); pts=p[[70,63,105,66,107,300,293,334,296,336]]; lo=max(pts[:,1].max()+.04,-.2)+rng.uniform(-.03,.05)
    n=ndi_noise(rng,rng.uniform(2,12))*rng.uniform(.01,.09)
    edge=lo+np.interp(UU[0],np.linspace(-1.5,1.5,400),n)[None]; vt=p[10,1]-.2
    cov=((VV<edge)&(VV>vt)&(np.abs(UU)<rng.uniform(.8,1.1))).astype(np.float32)
    base=np.array([[25,20,18],[60,42,32],[97,75,60],[120,85,50],[170,140,95],[150,70,40],[35,33,40],[130,125,120]][rng.integers(8)],np.float32)*rng.uniform(.7,1.3)
    st=cv2.GaussianBlur(rng.normal(size=(H,W)).astype(np.float32),(0,0),rng.uniform(.5,1.2),sigmaY=rng.uniform(3,14)); st/=st.std()
    hair=base*(1+rng.uniform(.04,.3)*st[...,None])*(1+.1*rng.normal())
    cov=cv2.GaussianBlur(cov,(0,0),rng.uniform(.4,1))[...,None]
    if rng.random()<.3: # wispy: gaps between strands
        cov*=np.clip(.75+.5*st[...,None]*.5,0,1)
    return (A*(1-cov)+hair*cov).clip(0,255)

def ndi_noise(rng,s):
    n=cv2.GaussianBlur(rng.normal(size=(1,400)).astype(np.float32),(0,0),s)[0]; return n/np.abs(n).max()

def strips(c,p):
    """per column along both brows: above strip -> features"""
    c=c.astype(np.float32); l=np.log(c+4); ch=np.log(np.mean([np.median(c[int((.45-V0)*K):int((.8-V0)*K),int((s*.45-.15-U0)*K):int((s*.45+.15-U0)*K)].reshape(-1,3),0) for s in(-1,1)],0)+4)
    d=l-ch; Y=d@np.array([.3,.6,.1],np.float32); rg=d[...,0]-d[...,1]; bg=d[...,2]-d[...,1]
    G=np.abs(np.diff(l@np.array([.3,.6,.1],np.float32),axis=1,append=0)); Gv=np.abs(np.diff(l@np.array([.3,.6,.1],np.float32),axis=0,append=0))
    F=[]
    for up,lw in (([70,63,105,66,107],[46,53,52,65,55]),([300,293,334,296,336],[276,283,282,295,285])):
        a=p[up]; o=np.argsort(a[:,0]); a=a[o]; us=np.linspace(a[0,0]+.04,a[-1,0]-.02,10); vs=np.interp(us,a[:,0],a[:,1])
        col=[]
        for u,v in zip(us,vs):
            q=[]
            for dv in (-.08,-.2):
                q+= [box(Y,u,v+dv,.03,.04),box(rg,u,v+dv,.03,.04),box(bg,u,v+dv,.03,.04),box(G,u,v+dv,.03,.04),box(Gv,u,v+dv,.03,.04)]
            q+=[box(Y,u,v+.04,.03,.03)]
            col.append(q)
        col=np.array(col); F.append(np.r_[np.percentile(col[:,0],[20,50]),np.percentile(col[:,5],50),np.abs(col[:,1]).mean(),np.abs(col[:,2]).mean(),np.sqrt(col[:,3].mean()),np.sqrt(col[:,4].mean()),np.sqrt(col[:,8].mean()),col[:,0].std(),np.median(col[:,10]),np.median(col[:,0]-col[:,10])])
    return np.array(F)

OUT={}
def fit(name,X,y,g,N,hold,w,lam,show=True):
    X=np.array(X);y=np.array(y);hold=np.array(hold);w=np.array(w,float)
    wt=np.where(hold,0,w); s=cv(X,y,g,lam,wt); report(s,y,~hold,N,tag=name,top=6)
    real=np.array([not n.startswith('aug') and ('/0' not in n or '.jpg' in n) and '.jpg' in n for n in N]); report(s,y,real&~hold,N,tag=name+' REAL',top=6)
    print('  held',[(round(float(a),2),n,int(b)) for a,n,b,h in zip(s,N,y,hold) if h][:24])
    a,b=irls(X,y,lam,w); OUT[name]=dict(w=[float('%.4g'%v) for v in a],b=float('%.4g'%b)); return s
amb=('A000370','W000808','M001163','143_0','C001120','067_0')
X=[];y=[];g=[];N=[];hold=[];w=[]
for i,j in enumerate(J):
    kd=j['kind']
    if kd not in('real','base','glasses','fringe') or (kd=='real' and any(t in j['name'] for t in('two_','backlit','_cap','motion'))): continue
    lab='fringe' in j['name']; h=any(a in j['name'] for a in amb) or (kd=='real' and lab)
    X.append(strips(C[i],P[i]).mean(0)); y.append(int(lab)); g.append(j['person']); N.append(j['name']); hold.append(h); w.append(0 if h else 2 if kd=='real' else 1)
    if kd in('base','fringe') or (kd=='real' and j['set']=='congress'):
        X.append(strips(addfringe(C[i],P[i],np.random.default_rng(i)),P[i]).mean(0)); y.append(1); g.append(j['person']); N.append('aug '+j['name']); hold.append(False); w.append(1)
fit('browsHidden',X,y,g,N,hold,w,1)
for name,m in OUT.items(): write_weights(SWIFT,name,m['w'],m['b'])
